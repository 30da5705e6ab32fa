from events.models.attendee import Attendee, CareDetails
from events.models.booking import Booking
from events.models.occurrence import Occurrence
from events.models.pages import EventIndexPage, EventPage

__all__ = ["Attendee", "Booking", "CareDetails", "EventIndexPage", "EventPage", "Occurrence"]
