"""What the team sets up for itself: words to begin with, and who answers for whom."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.act_forms import PICK_ONE, PersonField
from contact.models import ReplyTemplate
from home.forms import PlainTextField
from site_project.staff.models import User

NO_NAMES = _("No names in here, and nothing that one family told you: the whole team uses it for everybody.")
LONGEST = 2000  # characters


class WordsForm(forms.ModelForm):
    """Words that a reply begins with."""

    class Meta:
        model = ReplyTemplate
        fields = ["title", "language", "body"]
        field_classes = {"title": PlainTextField, "body": PlainTextField}
        widgets = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "body": forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        }
        help_texts = {"title": _("What it is good for. No names in here."), "body": NO_NAMES}
        error_messages = {
            "title": {"required": _("Please say what these words are for.")},
            "body": {"required": _("Please write the words.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="words_%s", **kwargs)
        too_long = _("Your words have %(show_value)d characters. There is room for 2,000.")
        # Not Django's own limit: browsers would cut off what is longer, in silence.
        self.fields["body"].validators = [MaxLengthValidator(LONGEST, message=too_long)]
        self.fields["body"].widget.attrs.pop("maxlength", None)


class CoverForm(forms.Form):
    """Who is away, who answers instead, and on which days."""

    away = PersonField(label=_("Who is away"), error_messages=PICK_ONE)
    covered_by = PersonField(label=_("Who answers instead"), error_messages=PICK_ONE)
    first_day = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, members: list[User], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="cover_%s", **kwargs)
        for name in ("away", "covered_by"):
            self.fields[name].offer(members)
        for name in ("first_day", "last_day"):
            words = _("Please write a day, such as 7/1/2027.")
            self.fields[name].error_messages.update(required=words, invalid=words)

    def clean(self) -> dict[str, Any]:
        """Two people, and days that are still to come."""
        data = super().clean() or self.cleaned_data
        if data.get("away") and data.get("away") == data.get("covered_by"):
            self.add_error("covered_by", _("Please pick somebody else: this person is away."))
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first one."))
        elif last and last < timezone.localdate():
            self.add_error("last_day", _("That day is over."))
        return data
