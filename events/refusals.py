"""What we say when a booking cannot be made: one sentence a tired parent can act on."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.enums import Why

SENTENCES: dict[Why, Promise] = {
    Why.FULL: _(
        "There are not enough places left for this date. You can come with fewer people, or pick another date."
    ),
    Why.CHILDCARE_FULL: _("The childcare room has not enough places left. You can still come, or pick another date."),
    Why.ROOM_FULL: _("The room cannot hold that many people. You can come with fewer, or pick another date."),
    Why.CLOSED: _("Booking has closed for this date. You can ring us, and we will see what we can do."),
    Why.NOT_YET_OPEN: _("Booking has not opened yet for this date. Please come back a little later."),
    Why.CANCELLED: _("This date is cancelled. We are sorry. You can pick another one."),
    Why.TOO_MANY: _("That is more than one family can book here. You can ring us for a bigger group."),
    Why.GONE: _("This booking is cancelled already, so there is nothing to change. You can book again."),
    Why.BUSY: _("Somebody else booked at the same moment. Please press the button once more."),
}


class BookingRefused(Exception):  # noqa: N818 - it is an answer, not an error
    """The rules say no. `code` is for programs, `str()` for people; nothing was changed."""

    def __init__(self, code: Why) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(SENTENCES[self.code])
