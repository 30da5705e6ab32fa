"""The words that cases, messages and wishes are counted by. Each is a constant: none is typed by a family."""

from datetime import datetime
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    QUARANTINED = "quarantine", _("held back")
    NEW = "new", _("new")
    OPEN = "open", _("with us")
    WAITING = "waiting", _("answered")
    CLOSED = "closed", _("closed")


# The groups that everything else names.
NEEDS_US = frozenset({Status.NEW, Status.OPEN})
ACTIVE = NEEDS_US | {Status.WAITING}

# From each status, where a case may go next.
TRANSITIONS: dict[str, frozenset[Status]] = {
    Status.QUARANTINED: frozenset({Status.NEW}),
    Status.NEW: frozenset({Status.OPEN, Status.WAITING, Status.CLOSED}),
    Status.OPEN: frozenset({Status.WAITING, Status.CLOSED}),
    Status.WAITING: frozenset({Status.NEW, Status.OPEN, Status.CLOSED}),
    Status.CLOSED: frozenset({Status.NEW, Status.OPEN}),
}


class Doubt(models.TextChoices):
    """Why a message came into quarantine. It is never lost: the team sees it on a page of its own."""

    NONE = "", _("none")
    TRAP = "trap", _("a box was filled in that people do not see")
    TOO_QUICK = "quick", _("it was sent within seconds")
    FLOOD = "flood", _("many messages came from one place")
    CEILING = "ceiling", _("very many messages came at once")


class HumanCheck(models.TextChoices):
    """What the optional check by Google said. It never keeps a message away."""

    NOT_ASKED = "", _("not asked")
    PASSED = "passed", _("passed")
    UNVERIFIED = "unverified", _("no answer")


class Outcome(models.TextChoices):
    """How a conversation ended, for the counts of the school."""

    HELPED = "helped", _("We found something that helps")
    PLAN = "plan", _("We made a plan together")
    PASSED_ON = "passed_on", _("Somebody else helps now")
    NO_WISH = "no_wish", _("The family wants nothing more")
    SILENT = "silent", _("We heard nothing more")
    OTHER = "other", _("Something else")


class Recorded(models.TextChoices):
    """Whether what the school must keep is in its safeguarding record. Asked before a case is closed."""

    YES = "yes", _("Yes, it is in our safeguarding record")
    NOT_NEEDED = "not_needed", _("No, nothing of it belongs there")


class TwoPeople(models.TextChoices):
    """What one member of the team asks for and another one must agree to."""

    PURGE = "purge", _("delete it now")
    RELEASE = "release", _("end the hold")


class PurgedFor(models.TextChoices):
    """Why a case was deleted, as its proof of deletion says."""

    TIME = "time", _("its time was up")
    QUARANTINE = "quarantine", _("nobody wanted what was held back")
    EARLY = "early", _("two people agreed")
    ERASURE = "erasure", _("the family asked, and two people agreed")


class Counted(models.TextChoices):
    """What is counted for the governors. Never a person."""

    OPENED = "opened", _("messages that came")
    REASON = "reason", _("what families ticked")
    SOURCE = "source", _("how they came")
    ANSWERED_IN = "answered_in", _("school days to the first answer")
    OUTCOME = "outcome", _("how it ended")


class AnsweredIn(models.TextChoices):
    """School days from the day on which a message came to the day of the first answer."""

    NONE = "0", _("less than 1 school day")
    ONE = "1", _("1 school day")
    TWO = "2", _("2 school days")
    A_WEEK = "3-5", _("3 to 5 school days")
    LONGER = "6+", _("more than 5 school days")

    @classmethod
    def of(cls, days: int) -> "AnsweredIn":
        """The band of a number of school days."""
        bands = (cls.NONE, cls.ONE, cls.TWO)
        return bands[days] if days < len(bands) else cls.A_WEEK if days <= 5 else cls.LONGER  # noqa: PLR2004


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
    ASSIGNED = "case.assigned"
    ESCALATED = "case.escalated"
    RECORDED = "case.recorded"
    HELD = "case.held"
    RELEASE_ASKED = "case.release_asked"
    RELEASED = "case.released"
    DISCLOSURE_MARKED = "case.disclosure_marked"
    EXCLUDED = "case.excluded"
    INCLUDED = "case.included"
    ACKNOWLEDGED = "case.acknowledged"
    REVEALED = "case.revealed"
    CONTACT_CHANGED = "case.contact_changed"
    WRITTEN_DOWN = "case.written_down"
    RESTORED = "case.restored"
    EXPORTED = "case.exported"
    SEARCHED = "inbox.searched"
    TOLD_SAFELY = "case.told_safely"
    ERASURE_ASKED = "case.erasure_asked"
    PURGE_ASKED = "case.purge_asked"
    PURGED = "case.purged"
    WARNED = "case.warned"
    ERASURE_DECLINED = "case.erasure_declined"
    SECOND_NO = "case.second_no"
    TEAM_CHANGED = "team.changed"
    COVER_BEGUN = "cover.begun"
    COVER_ENDED = "cover.ended"
    CODE_USED = "code.used"
    CODE_LOCKED = "code.locked"
