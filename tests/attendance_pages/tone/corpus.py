"""Texts for the matcher's tests: ordinary ones, and some that want to hurt a program."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent
LETTERS = [path.read_text() for path in sorted(FOLDER.glob("letters/*/*.txt"))]
SIZE = 100_000


def wordings() -> list[str]:
    """The forms of the first 156 wordings."""
    with (FOLDER / "shared_wordings.csv").open(encoding="utf-8", newline="") as table:
        return [row["wording"] for row in csv.DictReader(table)]


def repeated(part: str) -> str:
    """`part` again and again, up to 100 kB."""
    return (part * (SIZE // len(part) + 1))[:SIZE]


HOSTILE = {
    "one word": repeated("a"),
    "capitals": repeated("SEN "),
    "two letters": repeated("LA "),
    "spaces": repeated(" "),
    "line breaks": repeated("\n"),
    "tabs and soft hyphens": repeated("\t\u00ad"),
    "hyphens": repeated("non-"),
    "hyphens at line ends": repeated("-\n"),
    "double quotes that open": repeated('"a '),
    "double quotes": repeated('a"b" '),
    "single quotes that open": repeated("'a "),
    "single quotes after s": repeated("'parents' "),
    "full stops": repeated("."),
    "full stops and quotes": repeated('."'),
    "attendance is": "attendance is " + repeated("now currently at "),
    "attendance, again and again": repeated("attendance is now at "),
    "failing": repeated("fail to fail to "),
    "small words": repeated("special and as a the "),
    "result in a further": repeated("will result in a further formal "),
    "the local": repeated("the local county "),
    "digits": repeated("9"),
    "percent": repeated("87% "),
    "brackets": repeated("section 444(1a)(1a)(1a)"),
    "of the act": repeated("section 9 of the very long and "),
    "contract with the": repeated("contract with the our the a "),
    "not force": repeated("not be to try "),
    "emoji": repeated("\U0001f600 excuse "),
    "marks": repeated("e\u0301\u0300"),
    "nothing": "\0" * SIZE,
    "half characters": repeated("\u2028\u2029\r\n\x85 a"),
}
