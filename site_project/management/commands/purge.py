from django.core.management.base import BaseCommand

from site_project.privacy.retention import run_purges


class Command(BaseCommand):
    help = "Deletes what has been kept long enough. `tick` does the same by itself."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only count.")

    def handle(self, *args, **options) -> None:
        for name, count in run_purges(dry_run=options["dry_run"]).items():
            self.stdout.write(f"{name}: {count}")
