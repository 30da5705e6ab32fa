from django.core.management.base import BaseCommand

from site_project.staff.approval import prepare_staff


class Command(BaseCommand):
    help = "Makes staff groups and, where there is none, the approval step. Run it after each update of the site."

    def handle(self, *args, **options) -> None:
        prepare_staff()
