"""The words that cases, messages and wishes are counted by. Each is a constant: none is typed by a family."""

from datetime import datetime
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    NEW = "new", _("new")
    OPEN = "open", _("with us")
    WAITING = "waiting", _("answered")
    CLOSED = "closed", _("closed")


# The groups that everything else names.
NEEDS_US = frozenset({Status.NEW, Status.OPEN})
ACTIVE = NEEDS_US | {Status.WAITING}

# From each status, where a case may go next.
TRANSITIONS: dict[str, frozenset[Status]] = {
    Status.NEW: frozenset({Status.OPEN, Status.WAITING, Status.CLOSED}),
    Status.OPEN: frozenset({Status.WAITING, Status.CLOSED}),
    Status.WAITING: frozenset({Status.NEW, Status.OPEN, Status.CLOSED}),
    Status.CLOSED: frozenset({Status.NEW, Status.OPEN}),
}


class Source(models.TextChoices):
    WEB = "web", _("on the website")
    PHONE = "phone", _("on the phone")
    IN_PERSON = "in_person", _("face to face")


class Direction(models.TextChoices):
    PARENT = "parent", _("from the family")
    STAFF = "staff", _("from us")


class PartOfDay(models.TextChoices):
    MORNING = "morning", _("morning")
    AFTERNOON = "afternoon", _("afternoon")
    EVENING = "evening", _("evening")
    NIGHT = "night", _("night")

    @classmethod
    def of(cls, moment: datetime) -> "PartOfDay":
        """The part of the day of a local time. The exact time is nobody's business, so it is not kept."""
        if 5 <= moment.hour < 12:
            return cls.MORNING
        if 12 <= moment.hour < 17:
            return cls.AFTERNOON
        return cls.EVENING if 17 <= moment.hour < 22 else cls.NIGHT


class NoteKind(models.TextChoices):
    NOTE = "note", _("Note")
    DECISION = "decision", _("What we decided")
    CALL = "call", _("Phone call")
    SAFEGUARDING = "safeguarding", _("Keeping a child safe")


class Wants(models.TextChoices):
    CODE = "code", _("I will come back here with my code")
    PHONE = "phone", _("Ring me")
    TEXT = "text", _("Text me")
    EMAIL = "email", _("E-mail me")
    IN_PERSON = "in_person", _("Talk to me at school")
    NONE = "none", _("You do not need to reply")


NEEDS_AN_ADDRESS = frozenset({Wants.PHONE, Wants.TEXT, Wants.EMAIL})


class Reason(models.TextChoices):
    """What families tell schools most often. Boxes to tick where words are hard to find."""

    MORNINGS = "mornings", _("Mornings are hard")
    WORRY = "worry", _("My child is worried or scared about school")
    HEALTH = "health", _("My child is often unwell")
    FRIENDS = "friends", _("Friends, or someone is unkind")
    LEARNING = "learning", _("Lessons, noise or extra needs")
    HOME = "home", _("Things are hard at home")
    MY_HEALTH = "my_health", _("I am not well myself")
    MONEY = "money", _("Money, food or uniform")
    TRAVEL = "travel", _("Getting to school")
    CARING = "caring", _("My child looks after someone")
    LOSS = "loss", _("Someone died or left")
    OTHER = "other", _("Something else")


class Language(models.TextChoices):
    """In the order of how many pupils in England speak them at home; each in its own words."""

    ENGLISH = "en", "English"
    POLISH = "pl", "Polski"
    URDU = "ur", "اردو"
    PANJABI = "pa", "ਪੰਜਾਬੀ"
    ARABIC = "ar", "العربية"
    BENGALI = "bn", "বাংলা"
    ROMANIAN = "ro", "Română"
    SOMALI = "so", "Soomaali"
    PORTUGUESE = "pt", "Português"
    GUJARATI = "gu", "ગુજરાતી"
    TAMIL = "ta", "தமிழ்"
    SPANISH = "es", "Español"
    TURKISH = "tr", "Türkçe"
    UKRAINIAN = "uk", "Українська"
    PERSIAN = "fa", "فارسی"
    CHINESE = "zh", "中文"
    WELSH = "cy", "Cymraeg"
    SIGN = "bfi", "British Sign Language"
    OTHER = "other", _("Another language")


class Act(StrEnum):
    """What the audit trail calls what happened to a case."""

    OPENED = "case.opened"
    READ = "case.read"
    TAKEN = "case.taken"
    REPLIED = "case.replied"
    WROTE_BACK = "case.wrote_back"
    CLOSED = "case.closed"
    REOPENED = "case.reopened"
    NAMED = "case.named"
    NOTED = "case.noted"
    CODE_USED = "code.used"
    CODE_LOCKED = "code.locked"
