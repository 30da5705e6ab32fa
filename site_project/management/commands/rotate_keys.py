from django.core.management.base import BaseCommand

from site_project.privacy.rotation import rotate_all


class Command(BaseCommand):
    help = "Wraps every sealed value with the first key of FIELD_KEYS. After it, the older keys may go."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{rotate_all()} values now use the newest key.")
