"""The closed lists of a place that can help. Values travel in files and feeds: keep them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Need(models.TextChoices):
    """What it is about, as a parent would say it."""

    WORRIED = "worried", _("Worried or anxious")
    TALK = "talk", _("Someone to talk to")
    SAFETY = "safety", _("Not safe, or scared of someone")
    DIED = "someone_died", _("Someone died")
    MONEY = "money", _("Money and food")
    HOME = "home", _("A place to live")
    FAMILY = "family", _("Family life")
    SCHOOL = "school", _("School and coming in")
    LEARNING = "learning", _("Extra help with learning")
    BULLYING = "bullying", _("Bullying")
    HEALTH = "health", _("Health and eating")
    CARING = "caring", _("Looking after someone")
    DRINK = "drink_drugs", _("Drink, drugs or gambling")
    ARRIVING = "new_here", _("New to this country")


class Status(models.TextChoices):
    """Whether the place is there at all. The values are Open Referral's."""

    ACTIVE = "active", _("open")
    TEMPORARILY_CLOSED = "temporarily closed", _("closed for a while")
    INACTIVE = "inactive", _("not shown")
    DEFUNCT = "defunct", _("gone for good")


class PhoneType(models.TextChoices):
    """What a number is for. The values are RFC 6350's, as Open Referral asks."""

    VOICE = "voice", _("to ring")
    TEXT = "text", _("to text")


class Day(models.TextChoices):
    """The days of the week as calendars write them."""

    MONDAY = "MO", _("Monday")
    TUESDAY = "TU", _("Tuesday")
    WEDNESDAY = "WE", _("Wednesday")
    THURSDAY = "TH", _("Thursday")
    FRIDAY = "FR", _("Friday")
    SATURDAY = "SA", _("Saturday")
    SUNDAY = "SU", _("Sunday")


class Source(models.TextChoices):
    """Where the words and numbers that come with Schoolgate were found. Empty: the school wrote them."""

    CHECKED_LIST = "C", _("in a list that was checked in October 2026")
    SEVERAL_LISTS = "L", _("in several lists; opening hours unsure")
    RECALLED = "V", _("from memory: check everything")


class Trouble(models.TextChoices):
    """What a family can tell us about a place, in one tap."""

    NOBODY = "nobody", _("Nobody answers")
    WRONG_NUMBER = "wrong_number", _("It is the wrong number")
    CLOSED = "closed", _("It is closed")
    WEBSITE = "website", _("The website is gone")


class Freshness(models.TextChoices):
    """How long ago somebody at the school looked, by the school's own limits."""

    NEVER = "never", _("never checked")
    TOO_OLD = "too_old", _("checked too long ago: hidden")
    OVERDUE = "overdue", _("due for a check")
    FRESH = "fresh", _("checked")
