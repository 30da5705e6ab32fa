"""The editors' guide: docs/editors/*.md, shown in the admin. One source for the admin and for readers of the code.

It knows only the Markdown that the guide uses: two kinds of headings, paragraphs, lists, bold words, words as they
are typed into a file, and links.
"""

import re
from functools import cache
from typing import NamedTuple

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from site_project.env import BASE_DIR

FOLDER = BASE_DIR / "docs" / "editors"
CONTENTS = "README"
BOLD, TYPED = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"`([^`]+)`")
# To a chapter, or to a place in the admin. Anything else stays as it was typed.
LINK = re.compile(r"\[([^\]]+)\]\((?:(?P<chapter>[a-z-]+)\.md|(?P<place>/admin/[\w/-]*))\)")
BULLET, NUMBER = re.compile(r"^- ", re.MULTILINE), re.compile(r"^\d+\. ", re.MULTILINE)


class Chapter(NamedTuple):
    """One page of the guide."""

    name: str
    title: str
    html: SafeString


@cache
def chapters() -> dict[str, Chapter]:
    """The whole guide by name, the contents first. Read once: the guide comes with the code."""
    names = [CONTENTS, *re.findall(r"\((\w[\w-]*)\.md\)", (FOLDER / f"{CONTENTS}.md").read_text(encoding="utf-8"))]
    return {name: _chapter(name) for name in names}


def _chapter(name: str) -> Chapter:
    title, _blank, body = (FOLDER / f"{name}.md").read_text(encoding="utf-8").partition("\n")
    return Chapter(name, title.removeprefix("# "), as_html(body))


def as_html(markdown: str) -> SafeString:
    """The guide's Markdown as HTML. Whatever looks like HTML in it is shown as it stands."""
    blocks = re.split(r"\n{2,}", escape(markdown).strip())
    return mark_safe("\n".join(map(_block, blocks)))  # noqa: S308 - escaped above, and our own files


def _block(block: str) -> str:
    if block.startswith("## "):
        return f"<h2>{_words(block[3:])}</h2>"
    for mark, tag in ((BULLET, "ul"), (NUMBER, "ol")):
        if mark.match(block):
            items = "".join(f"<li>{_words(item)}</li>" for item in mark.split(block)[1:])
            return f"<{tag}>{items}</{tag}>"
    return f"<p>{_words(block)}</p>"


def _words(text: str) -> str:
    """One paragraph or item: its lines joined, its bold words and its links."""
    marked = TYPED.sub(r"<code>\1</code>", BOLD.sub(r"<strong>\1</strong>", " ".join(text.split())))
    return LINK.sub(_link, marked)


def _link(found: re.Match[str]) -> str:
    address = reverse("guide_chapter", args=[found["chapter"]]) if found["chapter"] else found["place"]
    return f'<a href="{address}">{found[1]}</a>'
