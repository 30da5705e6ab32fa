"""Who looks at a case: how the family may be reached, their number or address, and who else is there now."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from contact.enums import Act
from contact.models import Case, Presence
from site_project.privacy.audit import record
from site_project.staff.models import User


def acknowledge(*, case: Case, reader: User) -> None:
    """Write down that `reader` has read how the family may be reached."""
    record(action=Act.ACKNOWLEDGED, subject=case.pk, actor=reader)


def reveal(*, case: Case, reader: User) -> str:
    """The number or address of the family. Each time it is written down who saw it."""
    with transaction.atomic():
        record(action=Act.REVEALED, subject=case.pk, actor=reader)
        return str(case.safe_contact.value)


def be_there(*, case: Case, reader: User, now: datetime | None = None) -> None:
    """Note that `reader` has the case open, and forget who has long gone from any."""
    now = now or timezone.now()
    Presence.objects.gone(now).delete()
    Presence.objects.update_or_create(case=case, reader=reader, defaults={"seen_at": now})
