"""Words of editors as other programs can read them: no sign that breaks a line or a file."""

import re

from home.forms import UNSEEN

LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
NO_CHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")  # never letters, and XML refuses some of them


def readable(text: str) -> str:
    """`text` less what nobody can see; its lines end with a line feed and nothing else."""
    return NO_CHARACTERS.sub("", UNSEEN.sub("", LINE_ENDS.sub("\n", text)))


def in_one_line(text: str) -> str:
    """The same as one line, for titles and places."""
    return " ".join(readable(text).split())
