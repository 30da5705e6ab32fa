"""Chaining the audit lines that are not chained yet: after each commit, and by `tick`.

It runs in transactions of its own that hold nothing but the head's row, so it can neither fork the chain nor wait in a
circle with anybody who books or answers (docs/decisions/0025).
"""

import time

from django.conf import settings
from django.db import connection, transaction

from site_project.privacy.chain import head_mark, next_link
from site_project.privacy.models import AuditEntry, AuditHead

AT_ONCE = 500  # lines in one transaction
_rest = {"until": 0.0}


def link_new() -> int:
    """Give every committed line its number and its link. Returns how many. Safe to run twice at once."""
    linked = 0
    while AuditEntry.objects.filter(number=None).exists():  # asked without a lock: often somebody else has done it
        with transaction.atomic():
            some = _link_some()
        linked += some
        if some < AT_ONCE:
            break
    return linked


def link_after_commit() -> None:
    """Link what was just committed, in the request that did it.

    On SQLite, with its one writer, a process that has just linked rests a little, or two hundred who book at once would
    wait for it twice as long. `tick` does what is left.
    """
    if connection.vendor == "sqlite":
        if time.perf_counter() < _rest["until"]:
            return
        _rest["until"] = time.perf_counter() + settings.AUDIT_LINK_RESTS
    link_new()


def locked_head() -> AuditHead:
    """The row of both ends, held until the caller's transaction ends. A site's first line begins the chain."""
    heads = AuditHead.objects.select_for_update()
    head = heads.first()
    if head is None and not AuditEntry.objects.exclude(number=None).exists():
        first = AuditHead()
        AuditHead.objects.get_or_create(pk=first.pk, defaults={"mark": head_mark(first)})
    return head or heads.get()


def save_head(head: AuditHead) -> None:
    """Write both ends with their mark. The caller holds the row."""
    head.mark = head_mark(head)
    head.save()


def _link_some() -> int:
    head = locked_head()
    lines = list(AuditEntry.objects.filter(number=None).order_by("at", "pk").values_list("pk", "mark")[:AT_ONCE])
    for pk, mark in lines:
        head.number += 1
        head.link = next_link(head.link, head.number, mark)
        AuditEntry._base_manager.filter(pk=pk).update(number=head.number, link=head.link)
    if lines:
        save_head(head)
    return len(lines)
