"""What nobody does alone, and the reply to a family that asked to be deleted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.enums import TwoPeople
from contact.forms import MessageField
from contact.staff_forms import CaseForm


class WhatForm(forms.Form):
    """Which of the things that take two people a button is about."""

    what = forms.ChoiceField(choices=TwoPeople.choices, widget=forms.HiddenInput)


class AskForm(CaseForm):
    """The reason for a second person to read."""

    what = forms.ChoiceField(choices=TwoPeople.choices, widget=forms.HiddenInput)
    why = MessageField(label=_("Why? Your colleague reads this."))


class DeclineForm(CaseForm):
    """What the family reads on its code page instead."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    body = MessageField(label=_("Reply to the family"))
