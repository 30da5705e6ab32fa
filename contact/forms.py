"""What families fill in. Only the message is needed; every error keeps the words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contact import codes
from contact.enums import Language, Reason
from contact.fields import PRIVATE, MessageField, short_field
from contact.letter import Letter
from contact.wishes_form import WishesForm
from home.forms import PlainTextField, SchoolForm


class WriteForm(WishesForm):
    """The first message."""

    message = MessageField(
        label=_("What would you like us to know?"),
        help_text=_("Use your own words. You do not have to give your name."),
    )
    reasons = forms.MultipleChoiceField(
        label=_("Is it one of these?"), choices=Reason.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    child = short_field(_("Your child's name"), 120)
    class_year = short_field(_("Class or year"), 60)
    language = forms.ChoiceField(
        label=_("What language do you like to read?"),
        choices=Language.choices,
        required=False,
        initial=Language.ENGLISH,
    )
    interpreter = forms.BooleanField(label=_("I would like an interpreter when we talk"), required=False)
    field_order = ["key", "message", "reasons", "child", "class_year"]  # as on the page: errors are listed like this

    # What is folded away: nobody has to open any of it. A form says less when it asks less.
    parts = [
        (_("Tick what fits, if words are hard"), ["reasons"]),
        (_("About your child, if you like"), ["child", "class_year"]),
        (_("How we can reply (you get a code, unless you pick something else)"), ["wants", "value", "safe_times"]),
        (_("What is safe, and who must not know"), WishesForm.CARE),
        (_("Language"), ["language", "interpreter"]),
    ]

    def sections(self) -> list[dict[str, Any]]:
        """The parts that are folded away, each with its fields; open where something was filled in or is wrong."""
        touched = set(self.changed_data) | set(self.errors) if self.is_bound else set()
        return [
            {"title": title, "fields": [self[name] for name in names], "is_open": bool(touched & set(names))}
            for title, names in self.parts
        ]

    def letter(self) -> Letter:
        """What was filled in. Call it on a valid form."""
        names = ("reasons", "child", "class_year", "interpreter")
        data = {name: self.cleaned_data[name] for name in names}
        language = self.cleaned_data["language"] or Language.ENGLISH
        return Letter(body=self.cleaned_data["message"], language=language, **data, **self.wishes().wishes())


class WriteBackForm(SchoolForm):
    """A later message."""

    message = MessageField(label=_("Write to us again"))


class CodeForm(SchoolForm):
    """The door to a thread. `kept` carries words that somebody typed while their time here ran out."""

    code = PlainTextField(
        label=_("Your code"),
        help_text=_("It has 16 letters and numbers. Capital letters and spaces do not matter."),
        max_length=60,
        widget=forms.TextInput(
            attrs={**PRIVATE, "autocapitalize": "characters", "autocorrect": "off", "dir": "ltr", "size": 24}
        ),
        error_messages={
            "required": _("Please type your code."),
            "max_length": _("A code has 16 letters and numbers. Please check it."),
        },
    )
    kept = PlainTextField(required=False, widget=forms.HiddenInput)

    def clean_code(self) -> str:
        """The code as it was meant."""
        code = codes.normalised(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("A code has 16 letters and numbers. Please check it."))
        return code
