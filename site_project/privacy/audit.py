"""The audit trail: append only, no content, no names but the member of staff who acted."""

import uuid

from site_project.privacy.models import AuditEntry
from site_project.staff.models import User


def record(*, action: str, subject: uuid.UUID, actor: User | None = None) -> AuditEntry:
    """Write that `actor` (None: the family or the site itself) did `action` to the record `subject`.

    `action` is a constant of the code such as "case.read", never words that somebody typed.
    """
    return AuditEntry.objects.create(action=action, subject=subject, actor=actor)
