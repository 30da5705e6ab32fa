"""Every write of this room. Each takes keyword arguments, is safe to repeat, and leaves an audit entry."""

from events.services.booking import Booked, Outcome, book
from events.services.changes import cancel, change_numbers
from events.services.dates import add_date, cancel_date, change_date
from events.services.pages import use_again
from events.services.register import read_register

__all__ = [
    "Booked",
    "Outcome",
    "add_date",
    "book",
    "cancel",
    "cancel_date",
    "change_date",
    "change_numbers",
    "read_register",
    "use_again",
]
