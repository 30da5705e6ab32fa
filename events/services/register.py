"""Reading the list of who is coming: a read that leaves a trace."""

from events.enums import Act
from events.models import Booking, Occurrence
from site_project.privacy import audit
from site_project.staff.models import User


def read_register(*, occurrence: Occurrence, reader: User) -> list[Booking]:
    """Everybody who is coming to one date, with children and care sheets. Writes who looked."""
    audit.record(action=Act.REGISTER_READ, subject=occurrence.pk, actor=reader)
    return list(Booking.objects.filter(occurrence=occurrence).for_register())
