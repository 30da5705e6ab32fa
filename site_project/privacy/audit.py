"""The audit trail: append only, no content, no names but the member of staff who acted."""

import uuid
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models.functions import Length

from site_project.privacy.chain import line_mark, who_mark
from site_project.privacy.linking import link_after_commit
from site_project.privacy.models import AuditEntry
from site_project.staff.models import User


def record(*, action: str, subject: uuid.UUID, actor: User | None = None, reason: str = "") -> AuditEntry:
    """Write that `actor` (None: the family or the site itself) did `action` to the record `subject`.

    `action` is a constant of the code such as "case.read", never words that somebody typed. `reason` is why staff
    went beyond a limit, in their words; it is sealed. The line is there if and only if the caller's transaction is;
    it joins the chain right after the commit.
    """
    line = AuditEntry(action=str(action), subject=subject, actor=actor, reason=reason)
    line.who = who_mark(line.actor_id)
    line.mark = line_mark(line)
    line.save(force_insert=True)
    _link_after_commit()
    return line


def forget_reasons(subjects: Iterable[uuid.UUID]) -> int:
    """Empty what staff wrote about these records, when what it is about is deleted. Returns how many.

    Who did what and when stays.
    """
    about = AuditEntry._base_manager.filter(subject__in=list(subjects))
    return about.alias(length=Length("reason")).filter(length__gt=0).update(reason="")


def _link_after_commit() -> None:
    """Once for each transaction. `robust`: the caller's work is done and stays done; `tick` links what is left."""
    if not any(hook[1] is link_after_commit for hook in connection.run_on_commit):
        transaction.on_commit(link_after_commit, robust=True)
