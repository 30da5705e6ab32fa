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
    COMPLETED = "completed", _("over")


# What families may see of a date: also that it is cancelled, so that nobody stands before a locked door.
SHOWN_TO_FAMILIES = frozenset({OccurrenceStatus.SCHEDULED, OccurrenceStatus.CANCELLED})


class BookingState(models.TextChoices):
    CONFIRMED = "confirmed", _("booked")
    CANCELLED = "cancelled", _("cancelled")


# Bookings that count as "this family has one already", and those whose people fill places.
LIVE = frozenset({BookingState.CONFIRMED})
HOLDS_PLACES = frozenset({BookingState.CONFIRMED})


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


class Why(StrEnum):
    """Why a booking or a change was refused."""

    FULL = "full"
    CHILDCARE_FULL = "childcare_full"
    ROOM_FULL = "room_full"
    CLOSED = "closed"
    NOT_YET_OPEN = "not_yet_open"
    CANCELLED = "cancelled"
    TOO_MANY = "too_many"
    GONE = "gone"
    BUSY = "busy"


class Act(StrEnum):
    """What the audit trail calls what happened."""

    BOOKED = "booking.made"
    CHANGED = "booking.changed"
    CANCELLED = "booking.cancelled"
    LINK_SENT = "booking.link_sent"
    REGISTER_READ = "register.read"
    DATE_ADDED = "date.added"
    DATE_CHANGED = "date.changed"
    DATE_CANCELLED = "date.cancelled"
