import re

from django.core.management.base import BaseCommand, CommandError

from site_project.privacy.linking import link_new
from site_project.privacy.verifying import verify


class Command(BaseCommand):
    help = "Reads the whole audit trail again: says how many lines are sound, or names the first broken one and fails."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--saw", metavar="NUMBER:LINK", help="The end that an earlier run printed.")

    def handle(self, *args, **options) -> None:
        link_new()
        verdict = verify(saw=as_seen(options["saw"]))
        if verdict.broken:
            raise CommandError(f"{verdict.broken} The {verdict.sound} before it are sound.")
        self.stdout.write(f"{verdict.sound} lines are sound. The end is {verdict.number}:{verdict.link[:16]}")


def as_seen(text: str | None) -> tuple[int, str] | None:
    """The number and the link that somebody wrote down. Raises CommandError for anything else."""
    if text is None:
        return None
    found = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{16,64})", text.strip())
    if found is None:
        raise CommandError("--saw takes what an earlier run printed, such as 1204:0f3a9c5d7e6b8a12")
    return int(found[1]), found[2]
