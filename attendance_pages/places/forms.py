"""What a family can tell us about a place that did not work."""

from django import forms
from django.utils.translation import gettext_lazy as _

from attendance_pages.places.enums import Trouble
from home.forms import SchoolForm


class TroubleForm(SchoolForm):
    """One tap, no words: nobody can leave a name here by mistake."""

    trouble = forms.ChoiceField(
        label=_("What went wrong?"),
        choices=Trouble.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please pick what went wrong."),
            "invalid_choice": _("Please pick one of these."),
        },
    )
    # Families never see it. A machine that fills in everything gives itself away.
    nickname = forms.CharField(required=False)
