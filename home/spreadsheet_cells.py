"""What keeps a spreadsheet from computing what somebody typed into a cell (OWASP ASVS 5, 1.2.10)."""

import re

# A cell that starts with one of these is a formula to a spreadsheet; an apostrophe before it says "only text".
FORMULA = re.compile(r"'*[=+\-@\t\r\0]")


def guarded(text: str) -> str:
    """The text as no spreadsheet computes it."""
    return "'" + text if FORMULA.match(text) else text
