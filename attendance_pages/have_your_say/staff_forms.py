"""How staff write a consultation: its days and words, then up to six questions. No code, no script."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from attendance_pages.have_your_say.models import Consultation, ConsultationAnswer, ConsultationQuestion
from attendance_pages.have_your_say.services import Asked

MOST_QUESTIONS, FEWEST_ANSWERS, MOST_ANSWERS = 6, 2, 8
LONGEST_ANSWER = ConsultationAnswer._meta.get_field("label").max_length
Kind = ConsultationQuestion.Kind


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ConsultationForm(forms.ModelForm):
    """The days and the words around the questions."""

    class Meta:
        model = Consultation
        fields = ["page", "title", "introduction", "opens_on", "closes_on", "words_prompt"]
        widgets = {"opens_on": _day(), "closes_on": _day(), "introduction": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, data: Any = None, *, pages: Any, instance: Consultation | None = None) -> None:
        super().__init__(data, instance=instance, initial={"page": pages.first()})
        self.fields["page"].queryset = pages
        self.fields["page"].empty_label = None
        self.has_begun = bool(instance and instance.has_begun())
        if self.has_begun:
            self.fields["opens_on"].disabled = True

    def clean_opens_on(self) -> Any:
        """Today or later: nobody could have answered before."""
        day = self.cleaned_data["opens_on"]
        if not self.has_begun and day < timezone.localdate():
            raise ValidationError(_("Please pick today or a later day."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        opens_on, closes_on = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens_on and closes_on and closes_on < max(opens_on, timezone.localdate()):
            self.add_error("closes_on", _("The last day comes before the first, or has gone by."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """The fields of the model. Call it on a valid form."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class QuestionRow(forms.Form):
    """One question; an empty row is none."""

    text = forms.CharField(label=_("Question"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Answers"), choices=Kind.choices, initial=Kind.CHOICE)
    answers = forms.CharField(
        label=_("Your answers, one on each line"),
        help_text=_("Two to eight. You can leave this empty for “not at all” to “completely”."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def lines(self) -> list[str]:
        """The answers as they were typed, without empty lines."""
        return [line.strip() for line in self.cleaned_data.get("answers", "").splitlines() if line.strip()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        lines = self.lines()
        if lines and not cleaned.get("text"):
            self.add_error("text", _("Please write the question for these answers."))
        if cleaned.get("text") and cleaned.get("kind") == Kind.CHOICE:
            self._check(lines)
        return cleaned

    def _check(self, lines: list[str]) -> None:
        if not FEWEST_ANSWERS <= len(lines) <= MOST_ANSWERS:
            self.add_error("answers", _("Please write two to eight answers, one on each line."))
        if any(len(line) > LONGEST_ANSWER for line in lines):
            self.add_error("answers", _("Please keep each answer to 80 characters."))
        if len({line.casefold() for line in lines}) < len(lines):
            self.add_error("answers", _("Two answers are the same."))

    def asked(self) -> Asked | None:
        """The question; None for an empty row. Call it on a valid form."""
        text = self.cleaned_data.get("text")
        return Asked(text, self.cleaned_data["kind"], self.lines()) if text else None


QuestionRows = forms.formset_factory(
    QuestionRow, extra=MOST_QUESTIONS, max_num=MOST_QUESTIONS, absolute_max=MOST_QUESTIONS
)


def rows_with(asked: list[Asked]) -> Any:
    """The rows filled with what was asked, and empty ones up to six."""
    return QuestionRows(
        initial=[{"text": one.text, "kind": one.kind, "answers": "\n".join(one.answers)} for one in asked]
    )


def asked_by(rows: Any) -> list[Asked]:
    """The questions of valid rows."""
    return [asked for asked in (row.asked() for row in rows.forms) if asked]
