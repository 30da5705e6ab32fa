"""Every write of this room. Each takes keyword arguments, is safe to repeat, and leaves an audit entry."""

from events.services.booking import Booked, Outcome, book
from events.services.changes import cancel, change_numbers
from events.services.childcare import hand_over, number_labels, read_child, sign_out
from events.services.dates import add_date, cancel_date, change_date
from events.services.day import tick_in, tick_out, undo
from events.services.late import LATE_MINUTES, running_late
from events.services.limits import no_longer_fitting, set_supervisors
from events.services.links import new_link
from events.services.messages import Written, families_to_write_to, write_to_families
from events.services.morning import finish, note_look, read_day, walk_in
from events.services.offers import accept, rejoin, still_coming
from events.services.pages import use_again
from events.services.register import find_families, read_board, read_family, read_register, read_whom_to_ring
from events.services.ringing import rang
from events.services.series import preview_series, save_series

__all__ = [
    "Booked",
    "LATE_MINUTES",
    "Outcome",
    "accept",
    "Written",
    "add_date",
    "book",
    "cancel",
    "cancel_date",
    "change_date",
    "change_numbers",
    "families_to_write_to",
    "find_families",
    "finish",
    "hand_over",
    "new_link",
    "no_longer_fitting",
    "note_look",
    "number_labels",
    "preview_series",
    "rang",
    "read_board",
    "read_child",
    "read_day",
    "read_family",
    "read_register",
    "read_whom_to_ring",
    "rejoin",
    "running_late",
    "save_series",
    "set_supervisors",
    "sign_out",
    "still_coming",
    "tick_in",
    "tick_out",
    "undo",
    "use_again",
    "walk_in",
    "write_to_families",
]
