"""What the team presses and picks: each form is one act on a case, its fields are what the service asks for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from contact.enums import Outcome, Recorded
from contact.forms import PRIVATE
from contact.models import Case
from home.forms import PlainTextField
from site_project.staff.models import User

PICK_ONE = {"required": _("Please pick one."), "invalid_choice": _("Please pick one.")}


def few_words(label: Any, *, hint: Any = "", required: bool = True) -> PlainTextField:
    """A small box of at most 500 characters."""
    too_long = _("Please keep this to %(limit_value)d characters. The rest can go into a note.")
    return PlainTextField(
        label=label,
        help_text=hint,
        required=required,
        validators=[MaxLengthValidator(500, message=too_long)],
        widget=forms.Textarea(attrs={**PRIVATE, "rows": 3, "dir": "auto"}),
        error_messages={"required": _("Please say why, in a few words.")},
    )


class PersonField(forms.TypedChoiceField):
    """One of these people; its value is the person. They are a list that was read once for all forms of the page."""

    def offer(self, people: Iterable[User], nobody: Any = "") -> None:
        """Let one of these be picked. `nobody`: what it is called to pick none, where that is possible."""
        known = {str(person.pk): person for person in people}
        first = ("", nobody or _("Please pick somebody"))
        self.choices = [first, *((key, str(person)) for key, person in known.items())]
        self.coerce, self.empty_value, self.required = known.__getitem__, None, not nobody


class ActForm(forms.Form):
    """A press on a button, with the state of the case that the person saw. `members`: the team's."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, members: list[User], **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{type(self).__name__.lower()}_%s", **kwargs)
        self.case, self.members = case, members
        self.prepare()

    def prepare(self) -> None:
        """What a form fills in from the case."""


class AssignForm(ActForm):
    """Hand it to somebody who may read it, or back to all."""

    person = PersonField(label=_("Who answers"), error_messages=PICK_ONE)

    def prepare(self) -> None:
        away = {person.pk for person in self.case.excluded.all()}
        others = [person for person in self.members if person.pk not in away | {self.case.assignee_id}]
        self.fields["person"].offer(others, nobody=_("nobody yet: back to the team"))


class ExcludeForm(ActForm):
    """Who must not read it."""

    person = PersonField(label=_("Who must not read it"), error_messages=PICK_ONE)

    def prepare(self) -> None:
        out = {person.pk for person in self.case.excluded.all()}
        self.fields["person"].offer(person for person in self.members if person.pk not in out)


class IncludeForm(ActForm):
    """Who may read it again."""

    person = PersonField(label=_("Who may read it again"), error_messages=PICK_ONE)

    def prepare(self) -> None:
        self.fields["person"].offer(self.case.excluded.all())


class CloseForm(ActForm):
    """How it ended, and whether what must be kept is kept."""

    outcome = forms.ChoiceField(
        label=_("How did it end?"), choices=[("", _("Please pick one")), *Outcome.choices], error_messages=PICK_ONE
    )
    recorded = forms.ChoiceField(
        label=_("Is what must be kept in your safeguarding record?"),
        choices=Recorded.choices,
        widget=forms.RadioSelect,
        error_messages=PICK_ONE,
    )
    recorded_why = few_words(_("If nothing belongs there: why?"), required=False)

    def prepare(self) -> None:
        self.initial = {"recorded": self.case.recorded, "recorded_why": self.case.recorded_why, **self.initial}

    def clean(self) -> dict[str, Any]:
        """Nothing recorded needs a reason."""
        data = super().clean() or self.cleaned_data
        if data.get("recorded") == Recorded.NOT_NEEDED and not data.get("recorded_why"):
            self.add_error("recorded_why", self.fields["recorded_why"].error_messages["required"])
        return data


class HoldForm(ActForm):
    """Why it must not be deleted."""

    why = few_words(_("Why must it be kept?"), hint=_("For example: a court has asked for it."))


class DisclosureForm(ActForm):
    """Whether, and to whom, it must not be given."""

    do_not_disclose = forms.BooleanField(label=_("Do not give this to others"), required=False)
    to = few_words(_("To whom not?"), hint=_("For example: the other parent. Empty: to nobody."), required=False)

    def prepare(self) -> None:
        case = self.case
        self.initial = {"do_not_disclose": case.do_not_disclose, "to": case.do_not_disclose_to, **self.initial}
