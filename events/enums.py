"""The words that dates, bookings and children are counted by. Groups of them are named here, and only here."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    COFFEE = "coffee", _("Coffee morning")
    HOT_CHOCOLATE = "hot_chocolate", _("Hot chocolate evening")
    DROP_IN = "drop_in", _("Drop-in")
    PLAY = "play", _("Stay and play")
    TALK = "talk", _("Talk or workshop")


class OccurrenceStatus(models.TextChoices):
    DRAFT = "draft", _("not shown yet")
    SCHEDULED = "scheduled", _("on")
    CANCELLED = "cancelled", _("cancelled")
    WITHDRAWN = "withdrawn", _("called off before families saw it")
    COMPLETED = "completed", _("over")


CALLED_OFF = frozenset({OccurrenceStatus.CANCELLED, OccurrenceStatus.WITHDRAWN})
# What families may see of a date: also that it is cancelled, so that nobody stands before a locked door.
SHOWN_TO_FAMILIES = frozenset({OccurrenceStatus.SCHEDULED, OccurrenceStatus.CANCELLED})


class BookingState(models.TextChoices):
    CONFIRMED = "confirmed", _("booked")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("has an offer")
    LAPSED = "lapsed", _("offer ran out")
    CANCELLED = "cancelled", _("cancelled")
    JOINED = "joined", _("joined to the family's booking")
    ATTENDED = "attended", _("came")
    NO_SHOW = "no_show", _("did not come")


# Those whose people fill places: an offer holds them too, so that it can be kept.
HOLDS_PLACES = frozenset({BookingState.CONFIRMED, BookingState.OFFERED, BookingState.ATTENDED, BookingState.NO_SHOW})
# Those that staff have ticked on the day.
TICKED = frozenset({BookingState.ATTENDED, BookingState.NO_SHOW})
# Those that count as "this family has one already".
LIVE = HOLDS_PLACES | {BookingState.WAITING}
# Those that a family can still change, accept or cancel.
OPEN = frozenset({BookingState.CONFIRMED, BookingState.OFFERED, BookingState.WAITING})


class Ring(models.TextChoices):
    """Why the school rings a family that gave no e-mail: what a letter would have said."""

    OFFERED = "offered", _("places are held for them")
    BOOKED = "booked", _("they were booked in")
    LAPSED = "lapsed", _("their offer ran out")
    NO_PLACE = "no_place", _("no place came free")
    MOVED = "moved", _("the date moved")
    CALLED_OFF = "called_off", _("the date was called off")
    CHANGED = "changed", _("staff changed their numbers")
    CANCELLED = "cancelled", _("staff cancelled for them")
    NEWS = "news", _("staff wrote to everybody")


class Source(models.TextChoices):
    WEB = "web", _("on the website")
    PHONE = "phone", _("on the phone")
    GATE = "gate", _("at the gate")
    STAFF = "staff", _("by staff")


class AttendeeKind(models.TextChoices):
    CHILD_WITH_PARENT = "child_with_parent", _("child who stays with the parent")
    CHILD_IN_CHILDCARE = "child_in_childcare", _("child in childcare")


class AgeBand(models.TextChoices):
    """Ages on the day, in the groups that staffing ratios are given for."""

    BABY = "0-1", _("0 to 1")
    TODDLER = "2-3", _("2 to 3")
    INFANT = "4-7", _("4 to 7")
    JUNIOR = "8-11", _("8 to 11")

    @classmethod
    def from_youngest(cls, youngest: str) -> list[tuple[str, str]]:
        """The choices from the band `youngest` upwards."""
        return cls.choices[cls.values.index(youngest) :]


class Direction(models.TextChoices):
    IN = "in", _("in")
    OUT = "out", _("out")


class Collector(models.TextChoices):
    """Who takes a child home, in the order of the form."""

    PARENT = "parent", _("the adult who booked")
    NAMED = "named", _("somebody the family named")
    OTHER = "other", _("somebody else")


class ChildState(models.TextChoices):
    """Where a child in childcare is, on the day."""

    EXPECTED = "expected", _("not handed over")
    IN = "in", _("in our room")
    OUT = "out", _("collected")


class DayWhy(StrEnum):
    """Why staff could not do something on the day."""

    NOT_NOW = "not_now"
    NOT_BOOKED = "not_booked"
    NO_ROOM = "no_room"
    NO_CHILDCARE = "no_childcare"
    TOO_MANY_OUT = "too_many_out"
    NO_ADULT_HERE = "no_adult_here"
    CHILD_STILL_IN = "child_still_in"
    TOO_FEW_SUPERVISORS = "too_few_supervisors"
    CHILDREN_STILL_IN = "children_still_in"
    NOT_STARTED = "not_started"
    NOT_THE_LAST = "not_the_last"


class Face(models.TextChoices):
    """How a family found it: a tap on a face."""

    LOVELY = "lovely", _("Lovely")
    GOOD = "good", _("Good")
    SO_SO = "so_so", _("So-so")
    NOT_GOOD = "not_good", _("Not good")


class Wiped(models.TextChoices):
    """What is deleted after a date."""

    CARE_SHEETS = "care", _("care sheets")
    CHILDREN = "children", _("children's names")
    NEEDS = "needs", _("what would help")
    COLLECTED = "collected", _("who collected a child")
    BOOKINGS = "bookings", _("bookings with names, addresses and links")
    LETTERS = "letters", _("letters")
    MESSAGES = "messages", _("what you wrote to everybody")
    REASONS = "reasons", _("reasons that staff wrote")
    WORDS = "words", _("words about the event")


class Why(StrEnum):
    """Why a booking or a change was refused."""

    FULL = "full"
    CHILDCARE_FULL = "childcare_full"
    ROOM_FULL = "room_full"
    CLOSED = "closed"
    OVER = "over"
    NOT_YET_OPEN = "not_yet_open"
    CANCELLED = "cancelled"
    TOO_MANY = "too_many"
    GONE = "gone"
    CAME = "came"
    NO_OFFER = "no_offer"
    OFFER_OVER = "offer_over"
    WAITING_ALREADY = "waiting_already"
    ANSWER_FIRST = "answer_first"
    TOO_SOON = "too_soon"
    PICK_ONE = "pick_one"
    NO_WAY_TO_TELL = "no_way_to_tell"
    FORM_USED = "form_used"
    WHOM_TO_RING = "whom_to_ring"
    BUSY = "busy"


class Act(StrEnum):
    """What the audit trail calls what happened."""

    BOOKED = "booking.made"
    WAITING = "booking.waiting"
    OFFERED = "booking.offered"
    ACCEPTED = "booking.accepted"
    DECLINED = "booking.declined"
    LAPSED = "booking.lapsed"
    REJOINED = "booking.rejoined"
    JOINED = "booking.joined"
    OVERTAKEN = "booking.overtaken"
    CHANGED = "booking.changed"
    MOVED = "booking.moved"
    STILL_COMING = "booking.still_coming"
    CANCELLED = "booking.cancelled"
    LATE = "booking.late"
    RUNG = "booking.rung"
    LINK_SENT = "booking.link_sent"
    REGISTER_READ = "register.read"
    DATE_ADDED = "date.added"
    DATE_CHANGED = "date.changed"
    DATE_CANCELLED = "date.cancelled"
    LIMITS_CHANGED = "date.limits_changed"
    OVER_LIMIT = "date.over_limit"
    SUPERVISORS_CHANGED = "date.supervisors_changed"
    DAY_READ = "day.list_read"
    DAY_CHILD_READ = "day.child_read"
    DAY_FAMILY_IN = "day.family_in"
    DAY_FAMILY_OUT = "day.family_out"
    DAY_CHILD_IN = "day.child_in"
    DAY_CHILD_OUT = "day.child_out"
    DAY_LEFT_CHILD = "day.family_out_child_in"
    DAY_BEYOND_RATIO = "day.child_in_beyond_ratio"
    DAY_UNDONE = "day.undone"
    DAY_LABELS = "day.labels_numbered"
    DAY_NO_SHOW = "day.no_show"
    DAY_FINISHED = "day.finished"
    FAMILIES_WRITTEN_TO = "date.families_written_to"
