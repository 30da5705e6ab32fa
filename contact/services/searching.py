"""Looking through the words of all cases: each is opened in memory and forgotten again. There is no index."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contact.enums import Act
from contact.matching import parts_with, words_of
from contact.models import Case
from site_project.privacy.audit import record
from site_project.privacy.cipher import CannotOpen
from site_project.staff.models import User

MOST_CASES = 1000  # the newest; opening ten messages of each is about a second of work
AT_ONCE = 100  # cases in memory


class Part(models.TextChoices):
    """Where something was found."""

    REF = "ref", _("reference")
    LABEL = "label", _("our label")
    CHILD = "child", _("child")
    CLASS = "class", _("class")
    MESSAGE = "message", _("a message")
    NOTE = "note", _("a note")


@dataclass(frozen=True)
class Found:
    """A case, and in which of its parts the words stand. Never the words around them."""

    case: Case
    parts: list[str]


@dataclass
class Findings:
    """What was found. `is_cut`: there are older cases that were not looked at. `unreadable`: texts that do not open."""

    found: list[Found] = field(default_factory=list)
    looked_at: int = 0
    is_cut: bool = False
    unreadable: int = 0


def search(*, site: Site, reader: User, typed: str) -> Findings:
    """Every case of the school that `reader` may read and in which all words of `typed` stand, the newest first.

    Written down once as a search, without the words.
    """
    record(action=Act.SEARCHED, subject=subject_of(site), actor=reader)
    words, findings = words_of(typed), Findings()
    newest = Case.objects.of_site(site).readable_by(reader).newest_first()[: MOST_CASES + 1]
    for case in newest.with_all_words().iterator(chunk_size=AT_ONCE):
        if findings.looked_at == MOST_CASES:
            findings.is_cut = True
            break
        findings.looked_at += 1
        parts = parts_with(words, _texts(case, findings))
        if words and parts:
            findings.found.append(Found(case, [str(Part(part).label) for part in parts]))
    return findings


def subject_of(site: Site) -> uuid.UUID:
    """What the audit trail calls a school: its number as a UUID."""
    return uuid.UUID(int=site.pk)


def _texts(case: Case, findings: Findings) -> Iterator[tuple[str, str]]:
    """Every text of the case with its part. One that does not open is counted and left out."""
    rows: list[tuple[str, models.Model, str]] = [
        (Part.REF, case, "ref"), (Part.LABEL, case, "summary"), (Part.CHILD, case, "child"),
        (Part.CLASS, case, "class_year"),
    ]  # fmt: skip
    rows += [(Part.MESSAGE, message, "body") for message in case.messages.all()]
    rows += [(Part.NOTE, note, "body") for note in case.notes.all()]
    for part, row, name in rows:
        try:
            yield part, getattr(row, name)
        except CannotOpen:
            findings.unreadable += 1
