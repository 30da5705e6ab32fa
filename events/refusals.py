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
    Why.OVER: _("This date is over, so there is nothing left to change."),
    Why.NOT_YET_OPEN: _("Booking has not opened yet for this date. Please come back a little later."),
    Why.CANCELLED: _("This date is cancelled. We are sorry. You can pick another one."),
    Why.TOO_MANY: _("That is more than one family can book here. You can ring us for a bigger group."),
    Why.GONE: _("This booking is cancelled already, so there is nothing to change. You can book again."),
    Why.CAME: _(
        "This family was ticked in or marked as not here. To change its booking, take that back on “On the day” first."
    ),
    Why.NO_OFFER: _("That offer is no longer open. This page says how it stands now."),
    Why.OFFER_OVER: _("The time to say yes has run out, so the places are free again. You can wait again."),
    Why.WAITING_ALREADY: _("You are waiting for more places already. You can change or stop that first."),
    Why.ANSWER_FIRST: _("We are holding places for you. Please say yes or no to them first."),
    Why.TOO_SOON: _("From three hours before it starts you can tell us that you run late."),
    Why.PICK_ONE: _("Please pick one of the buttons."),
    Why.NO_WAY_TO_TELL: _(
        "There is no room for all of them now. To wait, we need a phone number or an e-mail, so that we can tell them."
    ),
    Why.FORM_USED: _("This page was used for a booking before. Please look it through and press the button once more."),
    Why.WHOM_TO_RING: _("Please say whom we can ring for your child. Open this page again: it asks you then."),
    Why.BUSY: _("Somebody else booked at the same moment. Please press the button once more."),
}


class BookingRefused(Exception):  # noqa: N818 - it is an answer, not an error
    """The rules say no. `code` is for programs, `str()` for people; nothing was changed."""

    def __init__(self, code: Why) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(SENTENCES[self.code])


class DateRefused(Exception):  # noqa: N818 - it is an answer, not an error
    """A date cannot be changed like that. `field` of the form it is about, None: all of it; `str()` is for staff.
    Nothing changed.
    """

    def __init__(self, field: str | None, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


HAS_FAMILIES = _(
    "Families have booked or wait, so this date cannot be hidden. You can call it off: then everybody gets a letter."
)
HAS_CHILDREN = _(
    "Children are booked into childcare or wait for it, so it cannot be taken away here. Please ring their families "
    "first and cancel those children for them."
)
NOT_ANY_MORE = _("This date is over or called off, so it stays as it is. You can add a new one.")
NEEDS_A_REASON = _(
    "That is less room than people who have booked. Nobody is removed. Please write a few words why, for the record."
)
