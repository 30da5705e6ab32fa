from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from attendance_pages.kind_words import reading
from attendance_pages.tone.lexicon import load
from attendance_pages.tone.listing import as_json, as_text, to_change
from attendance_pages.tone.matcher import Hit, Matcher

UNREADABLE = 2  # exit code; 1 says that there are words to change


class Command(BaseCommand):
    help = (
        "Looks for words that may hurt on all live pages, or in a text file. "
        "Exit code 1: there are words to change; 2: no text to read."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", help="a text file (UTF-8) to read instead of the live pages")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="for people or for programs")
        parser.add_argument("--explains-law", action="store_true", help="the words of the law may stand in this text")

    def handle(self, *args, **options) -> None:
        for_programs = options["format"] == "json"
        hits = self.in_file(for_programs, **options) if options["file"] else self.on_live_pages(for_programs)
        if to_change(hits):
            raise SystemExit(1)

    def on_live_pages(self, for_programs: bool) -> list[Hit]:
        """Every live page and snippet of every school, by the school's own list."""
        found = list(reading.flagged_live())
        self.stdout.write(reading.as_json(found) if for_programs else "\n".join(reading.as_text(found)))
        return [standing.hit for standing in found]

    def in_file(self, for_programs: bool, **options) -> list[Hit]:
        """One text, by the list as it comes."""
        text = text_of(options["file"])
        hits = Matcher(load()).find(text, explains_law=options["explains_law"])
        self.stdout.write(as_json(hits) if for_programs else "\n".join(as_text(text, hits)))
        return hits


def text_of(path: str) -> str:
    """The text of the file as it stands, line ends included. CommandError with one sentence if it is none."""
    try:
        text = Path(path).read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "it is not a text file in UTF-8"
        raise CommandError(f"{path} cannot be read: {why}.", returncode=UNREADABLE) from None
    if "\0" in text:
        raise CommandError(f"{path} cannot be read: it is not a text file in UTF-8.", returncode=UNREADABLE)
    return text
