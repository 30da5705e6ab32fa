"""The form of a place, part by part, as the office fills it in."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel


def _fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


PLACE_PANELS = [
    MultiFieldPanel(
        _fields("site", "name", "alternate_name", "description", "needs", "other_words"), heading=_("Who they are")
    ),
    InlinePanel("phones", heading=_("Numbers"), label=_("Number")),
    MultiFieldPanel(_fields("url", "email"), heading=_("Website and e-mail")),
    InlinePanel("schedules", heading=_("When they answer"), label=_("Opening hours")),
    MultiFieldPanel(
        [
            *_fields("what_to_say", "is_free", "fees_description", "needs_referral", "application_process"),
            FieldPanel("eligibility_description"),
            FieldRowPanel(_fields("minimum_age", "maximum_age")),
            *_fields("languages", "interpretation_services", "nations", "area"),
        ],
        heading=_("Good to know"),
    ),
    MultiFieldPanel(
        [
            *_fields("status", "alert", "checked_today"),
            FieldRowPanel([FieldPanel("assured_date", read_only=True), FieldPanel("assurer", read_only=True)]),
            *_fields("source_status", "source_note"),
        ],
        heading=_("Is it still right?"),
    ),
]
