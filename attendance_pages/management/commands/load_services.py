from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from attendance_pages.places.national import load_national


class Command(BaseCommand):
    help = "Adds the national helplines as drafts. Families see each of them once somebody at school has checked it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--site", default="", help="Host name of the school; left out: the default site.")

    def handle(self, *args, **options) -> None:
        asked = {"hostname": options["site"]} if options["site"] else {"is_default_site": True}
        site = Site.objects.filter(**asked).first()
        if site is None:
            raise CommandError("There is no site of that name. The admin lists them under Settings, Sites.")
        added = load_national(site)
        self.stdout.write(f"{len(added)} places added as drafts. Check each in the admin under Places that can help.")
