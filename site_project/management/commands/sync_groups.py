from django.core.management.base import BaseCommand

from site_project.staff.groups import sync_groups


class Command(BaseCommand):
    help = "Makes the staff groups as the table in staff/groups.py says. Run it after each update of the site."

    def handle(self, *args, **options) -> None:
        sync_groups()
