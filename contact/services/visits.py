"""Coming in with a code, and leaving. Each makes every older page of the same code worthless, on every phone."""

from uuid import UUID

from django.db.models import F

from contact.models import AccessCode


def begin_visit(*, access: AccessCode) -> AccessCode:
    """The code as it is on this new visit: pages of earlier visits open nothing from now on."""
    AccessCode.objects.filter(pk=access.pk).update(visit=F("visit") + 1)
    access.refresh_from_db(fields=["visit"])
    return access


def end_visit(*, access_id: UUID, visit: int) -> None:
    """End the visit of that number. One that is over already stays over, and ends no newer one."""
    AccessCode.objects.filter(pk=access_id, visit=visit).update(visit=F("visit") + 1)
