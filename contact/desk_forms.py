"""What the team fills in at the inbox's own pages."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contact.enums import NEEDS_AN_ADDRESS, Language, Source, Wants
from contact.forms import PRIVATE, MessageField, short_field
from contact.letter import Letter
from contact.matching import words_of
from contact.staff_forms import CaseForm
from contact.wishes_form import check_address
from home.forms import PlainTextField

LONGEST_SEARCH = 100  # characters


class SearchForm(forms.Form):
    """The words to look for."""

    words = PlainTextField(
        label=_("Words to look for"),
        max_length=LONGEST_SEARCH,
        help_text=_("All of them must be there. Capital letters and accents do not matter."),
        widget=forms.TextInput(attrs={**PRIVATE, "dir": "auto"}),
        error_messages={
            "required": _("Please type a word."),
            "max_length": _("Please use fewer words: %(limit_value)d characters at most."),
        },
    )

    def clean_words(self) -> str:
        """The words as typed; signs that stand on other letters are no words by themselves."""
        if not words_of(self.cleaned_data["words"]):
            raise forms.ValidationError(_("Please type a word."))
        return self.cleaned_data["words"]


class WrittenDownForm(CaseForm):
    """What a family said, in its words, and how it may be reached."""

    source = forms.ChoiceField(
        label=_("Where did they tell you?"),
        choices=[(Source.PHONE, Source.PHONE.label), (Source.IN_PERSON, Source.IN_PERSON.label)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick one.")},
    )
    message = MessageField(
        label=_("What they told you"), help_text=_("Their words, as near as you can. What you think goes into a note.")
    )
    child = short_field(_("Child"), 120)
    class_year = short_field(_("Class or year"), 60)
    wants = forms.ChoiceField(
        label=_("How can we reply?"),
        help_text=_("Ask them. Only what they say is safe."),
        choices=Wants.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please ask them, and pick one.")},
    )
    value = short_field(_("Their number or e-mail address"), 200, _("Only if we may ring, text or write."))
    safe_times = short_field(_("When is it safe?"), 200)
    voicemail_ok = forms.BooleanField(label=_("We may leave a voice message"), required=False)
    text_ok = forms.BooleanField(label=_("We may text them"), required=False)
    if_somebody_else = short_field(_("If somebody else answers, what can we say?"), 200)
    must_not_know = short_field(_("Is there anyone who must not know?"), 300)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, initial=Language.ENGLISH)
    interpreter = forms.BooleanField(label=_("They would like an interpreter"), required=False)
    gives_code = forms.BooleanField(
        label=_("They would like a code, to read our answer online"),
        required=False,
        help_text=_("You see it once, on a slip to hand over or read out."),
    )

    def clean(self) -> dict[str, Any]:
        """A wish to be rung needs a number: without one we would break our word."""
        data = super().clean() or self.cleaned_data
        if data.get("wants") in NEEDS_AN_ADDRESS and not data.get("value") and "value" not in self.errors:
            self.add_error("value", _("Please add their number or e-mail address, or pick another way to reply."))
        check_address(self)
        return data

    @property
    def wants_slip(self) -> bool:
        """Whether a code is handed over: they like one, or it is the only way to reach them."""
        return self.cleaned_data["gives_code"] or self.cleaned_data["wants"] == Wants.CODE

    def letter(self) -> Letter:
        """What was filled in. Call it on a valid form."""
        asked = {field.name for field in fields(Letter)}
        known = {name: value for name, value in self.cleaned_data.items() if name in asked}
        return Letter(body=self.cleaned_data["message"], **known)
