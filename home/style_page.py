"""Every part of the look in every state, for the people who look after the site."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.drawings import DRAWINGS
from home.forms import PlainTextField, SchoolForm
from home.models import StaffMember

NURSE = {
    "name": "Jo Hart",
    "role": _("School nurse"),
    "can_do": _("Jo helps with sleep and with worries about the body."),
    "cannot_do": _("She does not prescribe medicine."),
    "how_to_reach": _("Ask us, or ring her."),
    "phone": "01632 960151",
    "we_ring_with_you": True,
}


class StyleForm(SchoolForm):
    """One field of each kind."""

    name = PlainTextField(label=_("Your name"), help_text=_("As you like to be called."))
    adults = forms.IntegerField(label=_("How many grown-ups?"), min_value=1)
    language = forms.ChoiceField(label=_("Language"), choices=[("en", _("English")), ("cy", _("Welsh"))])
    reply = forms.ChoiceField(
        label=_("How can we reply?"),
        widget=forms.RadioSelect,
        choices=[("phone", _("Ring me")), ("code", _("By code"))],
    )
    interpreter = forms.BooleanField(label=_("I would like an interpreter"), required=False)
    words = PlainTextField(label=_("What would help?"), widget=forms.Textarea, required=False)


def _places() -> list[dict[str, Any]]:
    """A place in each of its states: checked and open, due for a check, closed for now."""
    rows = {"calls": [{"number": "116 123", "dialled": "116123"}], "hours": _("Day and night")}
    today = timezone.localdate()
    return [
        {"name": "Samaritans", "assured_date": today, "open_now": True, **rows},
        {"name": "Samaritans", "assured_date": today - timedelta(days=200), "overdue": True, **rows},
        {"name": "Samaritans", "assured_date": today, "temporarily_closed": True, "alert": _("Back in May."), **rows},
    ]


def style_page(request: HttpRequest) -> HttpResponse:
    """The page itself. Its examples are made up here, so that it works on an empty site."""
    start = timezone.now() + timedelta(days=7)
    context: dict[str, Any] = {
        "form": StyleForm({"adults": "none", "key": ""}),
        "form_ok": StyleForm(),
        "people": StaffMember.objects.select_related("photo")[:2],
        "network": [NURSE | {"checked_on": start.date()}],
        "services": _places(),
        "event": {"title": _("Thursday coffee"), "url": "#", "date": start, "free": True, "childcare": True},
        "groups": ["7K2M", "Q9TX", "4HBD", "W3NE"],
        "drawing_names": [name for name, _label in DRAWINGS],
    }
    return render(request, "home/style_page.html", context)
