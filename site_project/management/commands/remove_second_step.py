from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from site_project.staff.models import User


class Command(BaseCommand):
    help = (
        "For somebody whose phone and recovery codes are both lost: takes the second step out of their sign-in. "
        "It signs them out, and the inbox stays shut for them until the team lead lets them back in."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("username")

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError("Nobody signs in with this name.")
        _all, removed = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise CommandError("There is no second step to take away.")
        self.stdout.write("Done. At the next sign-in they can set up a new one.")
