from events.models.after import Feedback, OccurrenceCounts, PurgeRecord
from events.models.attendee import Attendee, CareDetails
from events.models.booking import Booking, BookingLink, ChangeKey
from events.models.message import DateMessage
from events.models.movement import Movement
from events.models.occurrence import Occurrence
from events.models.pages import EventIndexPage, EventPage
from events.models.series import Series
from events.models.settings import EventSettings
from events.models.supervisor import Supervisor

__all__ = [
    "Attendee",
    "Booking",
    "BookingLink",
    "CareDetails",
    "ChangeKey",
    "DateMessage",
    "EventIndexPage",
    "EventPage",
    "EventSettings",
    "Feedback",
    "Movement",
    "Occurrence",
    "OccurrenceCounts",
    "PurgeRecord",
    "Series",
    "Supervisor",
]
