"""The numbers and opening hours of a place: rows of its form, saved with it."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from attendance_pages.places.enums import Day, PhoneType
from attendance_pages.places.fields import SeveralChoicesField

FEWEST_DIGITS, MOST_DIGITS = 3, 15  # 999; E.164 ends at 15


def validate_number(text: str) -> None:
    """Raise ValidationError unless a phone could dial it."""
    digits = sum(sign.isdigit() for sign in text)
    if not re.fullmatch(r"\+?[0-9 ().-]+", text) or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        raise ValidationError(_("“%(text)s” does not look like a phone number."), params={"text": text})


class SupportPhone(Orderable):
    """One number, to ring or to text."""

    service = ParentalKey("attendance_pages.SupportService", on_delete=models.CASCADE, related_name="phones")
    type = models.CharField(_("for"), max_length=10, choices=PhoneType.choices, default=PhoneType.VOICE)
    number = models.CharField(_("number"), max_length=30, validators=[validate_number])
    name = models.CharField(
        _("who answers"), max_length=80, blank=True, help_text=_("Only if there are several: Wales, parents' line.")
    )
    text_word = models.CharField(_("word to text"), max_length=20, blank=True, help_text=_("Such as SHOUT."))
    description = models.CharField(_("good to know"), max_length=140, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("type"), FieldPanel("number"), FieldPanel("text_word")]),
        FieldPanel("name"),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("number")
        verbose_name_plural = _("numbers")

    def __str__(self) -> str:
        return self.number

    def clean(self) -> None:
        if self.text_word and self.type != PhoneType.TEXT:
            raise ValidationError({"text_word": _("A word to text needs a number to text.")})

    @property
    def dialled(self) -> str:
        """The number as a phone dials it."""
        return "".join(sign for sign in self.number if sign.isdigit() or sign == "+")


class SupportSchedule(Orderable):
    """One line of opening hours: days and times, or just words."""

    service = ParentalKey("attendance_pages.SupportService", on_delete=models.CASCADE, related_name="schedules")
    byday = SeveralChoicesField(_("days"), options=Day, help_text=_("None ticked: every day."))
    all_day = models.BooleanField(_("day and night"), default=False)
    opens_at = models.TimeField(_("opens"), null=True, blank=True)
    closes_at = models.TimeField(
        _("closes"), null=True, blank=True, help_text=_("It may be after midnight: 18:00 to 02:00.")
    )
    valid_from = models.DateField(_("only from"), null=True, blank=True)
    valid_to = models.DateField(_("only until"), null=True, blank=True)
    description = models.CharField(
        _("in words"), max_length=200, blank=True, help_text=_("Such as: in term time. Or only words, without times.")
    )

    panels = [
        FieldPanel("byday"),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("all_day")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    def __str__(self) -> str:
        return ",".join(self.byday)

    def clean(self) -> None:
        if (self.opens_at is None) != (self.closes_at is None):
            raise ValidationError({"closes_at": _("Please give both times, or none.")})
        if self.opens_at and self.all_day:
            raise ValidationError({"all_day": _("It is open day and night, or at these times: not both.")})
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The last day is before the first day.")})
        if not (self.opens_at or self.all_day or self.description):
            raise ValidationError({"description": _("Please say when, in times or in words.")})
