from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.module_loading import import_string

from site_project.staff.approval import prepare_staff
from site_project.staff.demo import sign_in_card, sign_in_demo_people


class Command(BaseCommand):
    help = "Fills an empty site with Foxglove Lane Primary School. Safe to run again: it renews dates, keeps edits."

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        if not settings.DEMO:
            raise CommandError("This is a real school's site: made-up people with a shared password stay out of it.")
        prepare_staff()
        sign_in_demo_people()
        for name in settings.DEMO_SEEDS:
            import_string(name)()
        call_command("update_index", verbosity=0)  # search finds the pages before the worker comes to it
        self.stdout.write(sign_in_card())
