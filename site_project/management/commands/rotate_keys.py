from django.core.management.base import BaseCommand, CommandError

from site_project.privacy.key_check import start_over
from site_project.privacy.rotation import rotate_all, under_older_keys

LEFT = "%d values still need an older key: keep it in FIELD_KEYS. Values that stay after a second run cannot be opened."


class Command(BaseCommand):
    help = (
        "Wraps every sealed value with the first key of FIELD_KEYS, beside the running site. Stop it and start it "
        "again whenever you like. When nothing is left, the older keys may go."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--check", action="store_true", help="Only say what is left; fails while there is any.")
        parser.add_argument(
            "--old-key-is-lost",
            action="store_true",
            help="Let the site start although an older key is gone. What that key sealed can never be read again.",
        )

    def handle(self, *args, **options) -> None:
        if options["old_key_is_lost"]:
            start_over()
            self.stdout.write(
                "The site starts with these keys from now on. Other values show that they cannot be opened."
            )
            return
        if not options["check"]:
            self.stdout.write(f"{rotate_all(self.tell)} values now use the newest key.")
        left = under_older_keys()
        for name, count in left.items():
            self.stdout.write(f"{name}: {count} left")
        if left:
            raise CommandError(LEFT % sum(left.values()))
        self.stdout.write("Nothing needs an older key. It may go from FIELD_KEYS.")

    def tell(self, name: str, changed: int) -> None:
        """One line for each place that had something to do."""
        if changed:
            self.stdout.write(f"{name}: {changed}")
            self.stdout.flush()
