"""The words of any page or snippet, in reading order: what families read, without markup."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, NavigableString
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.snippets.models import get_snippet_models

FIRST = ["title", "name", "introduction"]
LAST = ["change_note", "looked_at_with", "what_changed", "co_authors", "seo_title", "search_description"]
# What families do not read as our sentences: synonyms that they type, numbers, notes among staff.
NO_SENTENCES = {"other_words", "phone", "number", "source_note", "checked_by"}
OF_EVERY_PAGE = {"title", "seo_title", "search_description"}
# A family's own words are left alone. A block says so in its Meta: `quotation = True`, or the names of its parts.
QUOTATION = "quotation"
NOT_WORDS = (models.SlugField, models.URLField, models.EmailField)
OWN_LINES = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "div", "td", "th", "hr"]
# Staff's lists of words are made of the very words they warn of.
ABOUT_WORDS = {"schoolterm", "allowedterm"}


class Passage(NamedTuple):
    """A paragraph. `quoted`: somebody else's own words, which nobody is asked to change."""

    text: str
    quoted: bool = False


def passages(item: models.Model) -> list[Passage]:
    """Every paragraph of a page or snippet. Its own language must be English, else nobody can judge its words."""
    locale = getattr(item, "locale", None)
    if locale is not None and not locale.language_code.startswith("en"):
        return []
    found = [passage for name in word_fields(type(item)) for passage in _of_field(item, name)]
    for name in child_models(type(item)):
        for child in getattr(item, name).all():
            found += passages(child)
    return [passage for passage in found if passage.text]


def word_fields(model: type[models.Model]) -> list[str]:
    """The names of the fields that hold words for families, as they are read: title first, small print last."""
    fields = [field for field in model._meta.get_fields() if _holds_words(model, field)]
    names = [field.name for field in fields]
    middle = [name for name in names if name not in FIRST and name not in LAST]
    return [*(n for n in FIRST if n in names), *middle, *(n for n in LAST if n in names)]


def child_models(model: type[models.Model]) -> dict[str, type[models.Model]]:
    """The lists of further words that a page has, such as questions: the name of each list, and what is in it."""
    return {relation.get_accessor_name(): relation.related_model for relation in _child_relations(model)}


def snippet_models() -> list[type[models.Model]]:
    """The kinds of snippets that belong to a school and hold words for families."""
    return [
        model
        for model in get_snippet_models()
        if any(field.name == "site" for field in model._meta.get_fields())
        and model._meta.model_name not in ABOUT_WORDS
        and word_fields(model)
    ]


def paragraphs_of(html: str) -> Iterator[Passage]:
    """The paragraphs of rich text. What stands in a quotation or another language is marked as not ours to change."""
    soup = BeautifulSoup(html, "html.parser")
    for line_end in soup.find_all("br"):
        line_end.replace_with("\n")
    for tag in soup.find_all(OWN_LINES):
        tag.insert(0, "\n\n")
        tag.append("\n\n")
    for left in soup.find_all(_is_left_alone):
        quotation = " ".join(left.get_text().split())
        left.replace_with(NavigableString(f"\n\n\0{quotation}\n\n" if left.name == "blockquote" else " … "))
    for text in re.split(r"\n{2,}", soup.get_text()):
        if text.strip():
            yield Passage(text.strip().lstrip("\0"), quoted=text.startswith("\0"))


def _is_left_alone(tag: Any) -> bool:
    return tag.name in {"blockquote", "q"} or not tag.get("lang", "en").startswith("en")


def _holds_words(model: type[models.Model], field: Any) -> bool:
    if isinstance(field, StreamField | RichTextField):
        return True
    if not isinstance(field, models.CharField | models.TextField) or isinstance(field, NOT_WORDS):
        return False
    if field.choices or not field.editable or field.name in NO_SENTENCES:
        return False
    return field.name in OF_EVERY_PAGE or not (issubclass(model, Page) and field.model is Page)


def _child_relations(model: type[models.Model]) -> list[Any]:
    ours = [rel for rel in get_all_child_relations(model) if not rel.related_model.__module__.startswith("wagtail")]
    return [relation for relation in ours if word_fields(relation.related_model)]


def _of_field(item: models.Model, name: str) -> Iterator[Passage]:
    field, value = item._meta.get_field(name), getattr(item, name)
    if isinstance(field, StreamField):
        yield from _of_block(value.stream_block, value)
    elif isinstance(field, RichTextField):
        yield from paragraphs_of(value)
    else:
        yield from _lines(value)


def _of_block(block: blocks.Block, value: Any) -> Iterator[Passage]:
    """The paragraphs of any block, however deep it is nested."""
    found: Iterator[Passage]
    if not value:
        return
    if isinstance(block, blocks.StreamBlock):
        found = (passage for child in value for passage in _of_block(child.block, child.value))
    elif isinstance(block, blocks.ListBlock):
        found = (passage for child in value for passage in _of_block(block.child_block, child))
    elif isinstance(block, blocks.StructBlock):
        found = (passage for name in block.child_blocks for passage in _of_part(block, name, value.get(name)))
    elif isinstance(value, RichText):
        found = paragraphs_of(value.source)
    else:
        found = _lines(value if isinstance(block, blocks.CharBlock | blocks.TextBlock) else "")
    yield from _marked(found, quoted=is_quotation(block))


def _of_part(block: blocks.StructBlock, name: str, value: Any) -> Iterator[Passage]:
    return _marked(_of_block(block.child_blocks[name], value), quoted=name in quoted_parts(block))


def _marked(found: Iterator[Passage], *, quoted: bool) -> Iterator[Passage]:
    return (Passage(passage.text, quoted or passage.quoted) for passage in found)


def is_quotation(block: blocks.Block) -> bool:
    """Whether all that the block holds are somebody else's own words."""
    return getattr(block.meta, QUOTATION, False) is True or isinstance(block, blocks.BlockQuoteBlock)


def quoted_parts(block: blocks.Block) -> tuple[str, ...]:
    """The names of the parts of a block that hold somebody else's own words, where the others do not."""
    named = getattr(block.meta, QUOTATION, ())
    return named if isinstance(named, tuple) else ()


def _lines(value: Any) -> Iterator[Passage]:
    """The paragraphs of plain text, which are apart by an empty line."""
    yield from (Passage(text.strip()) for text in re.split(r"\n\s*\n", str(value or "")))
