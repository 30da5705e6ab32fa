from django.core.management.base import BaseCommand

from site_project.schedule import run_due_jobs


class Command(BaseCommand):
    help = "Does everything that falls due: letters, scheduled pages, and what the rooms add. Run it each minute."

    def handle(self, *args, **options) -> None:
        for name, count in run_due_jobs().items():
            if count or options["verbosity"] > 1:
                self.stdout.write(f"{name}: {count}")
