"""What families fill in. Only the message is needed; every error keeps the words."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from contact import codes
from contact.enums import NEEDS_AN_ADDRESS, Language, Reason, Wants
from contact.letter import Letter
from home.forms import PlainTextField, SchoolForm

LONGEST_MESSAGE = 5000  # characters
# Nothing is remembered by the browser, and nothing goes to a spelling service.
PRIVATE = {"autocomplete": "off", "spellcheck": "false"}


class MessageField(PlainTextField):
    """A family's own words: as many as it takes, up to a limit that is told kindly and cuts nothing off."""

    def __init__(self, **kwargs: Any) -> None:
        too_long = _(
            "Your message has %(show_value)d characters. We can take 5,000. You can send the rest as a second one."
        )
        super().__init__(
            widget=forms.Textarea(attrs={**PRIVATE, "rows": 9, "dir": "auto"}),
            validators=[MaxLengthValidator(LONGEST_MESSAGE, message=too_long)],
            error_messages={"required": _("Please write a few words. Any words will do.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")  # browsers send two signs for each end of a line


def short_field(label: Any, longest: int, hint: Any = "") -> PlainTextField:
    """One optional line."""
    too_long = _("Please keep this to %(limit_value)d characters. You can put the rest in your message.")
    return PlainTextField(
        label=label,
        help_text=hint,
        required=False,
        validators=[MaxLengthValidator(longest, message=too_long)],
        widget=forms.TextInput(attrs={**PRIVATE, "dir": "auto"}),
    )


class WriteForm(SchoolForm):
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
    wants = forms.ChoiceField(
        label=_("How can we reply?"),
        help_text=_("Pick what is safe for you. We never ring, text or e-mail unless you ask us to here."),
        choices=Wants.choices,
        required=False,
        initial=Wants.CODE,
        widget=forms.RadioSelect,
    )
    value = short_field(_("Your number or e-mail address"), 200, _("Only if you want us to ring, text or e-mail you."))
    safe_times = short_field(_("When is it safe?"), 200, _("For example: weekdays before 3."))
    voicemail_ok = forms.BooleanField(label=_("You can leave me a voice message"), required=False)
    must_not_know = short_field(
        _("Is there anyone who must not know?"), 300, _("We will not tell them that you wrote to us.")
    )
    language = forms.ChoiceField(
        label=_("What language do you like to read?"),
        choices=Language.choices,
        required=False,
        initial=Language.ENGLISH,
    )
    interpreter = forms.BooleanField(label=_("I would like an interpreter when we talk"), required=False)

    # What is folded away: nobody has to open any of it. A form says less when it asks less.
    parts = [
        (_("Tick what fits, if words are hard"), ["reasons"]),
        (_("About your child, if you like"), ["child", "class_year"]),
        (
            _("How we can reply (you get a code, unless you pick something else)"),
            ["wants", "value", "safe_times", "voicemail_ok", "must_not_know"],
        ),
        (_("Language"), ["language", "interpreter"]),
    ]

    def sections(self) -> list[dict[str, Any]]:
        """The parts that are folded away, each with its fields; open where something was filled in or is wrong."""
        touched = set(self.changed_data) | set(self.errors) if self.is_bound else set()
        return [
            {"title": title, "fields": [self[name] for name in names], "is_open": bool(touched & set(names))}
            for title, names in self.parts
        ]

    def clean(self) -> dict[str, Any]:
        """A wish to be rung needs a number: without one we would break our word."""
        data = super().clean() or self.cleaned_data
        if data.get("wants") in NEEDS_AN_ADDRESS and not data.get("value") and "value" not in self.errors:
            self.add_error("value", _("Please add your number or e-mail address, or pick another way to reply."))
        return data

    def letter(self) -> Letter:
        """What was filled in. Call it on a valid form."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"key", "message"}}
        data["wants"] = data["wants"] or Wants.CODE
        data["language"] = data["language"] or Language.ENGLISH
        return Letter(body=self.cleaned_data["message"], **data)


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
