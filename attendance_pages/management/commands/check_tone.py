from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from attendance_pages.tone.lexicon import load
from attendance_pages.tone.listing import as_json, as_text, to_change
from attendance_pages.tone.matcher import Matcher

UNREADABLE = 2  # exit code; 1 says that there are words to change


class Command(BaseCommand):
    help = "Looks for words that may hurt in a text file. Exit code 1: there are words to change; 2: no text to read."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", required=True, help="a text file (UTF-8)")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="for people or for programs")
        parser.add_argument("--explains-law", action="store_true", help="the words of the law may stand in this text")

    def handle(self, *args, **options) -> None:
        text = text_of(options["file"])
        hits = Matcher(load()).find(text, explains_law=options["explains_law"])
        self.stdout.write(as_json(hits) if options["format"] == "json" else "\n".join(as_text(text, hits)))
        if to_change(hits):
            raise SystemExit(1)


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
