"""The form that families fill in: no name, no address, nothing that has to be answered but one thing."""

import uuid
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from attendance_pages.have_your_say.models import Consultation
from home.forms import PlainTextField, SchoolForm

LONGEST_WORDS = 500  # characters
PRIVATE = {"autocomplete": "off", "spellcheck": "false", "rows": 4, "dir": "auto"}


class AnswerForm(SchoolForm):
    """The questions of one consultation."""

    def __init__(self, data: Any = None, *, consultation: Consultation) -> None:
        super().__init__(data)
        self.questions = list(consultation.questions.prefetch_related("answers"))
        for question in self.questions:
            self.fields[f"q{question.position}"] = forms.ChoiceField(
                label=question.text,
                choices=[(str(answer.pk), answer.label) for answer in question.answers.all()],
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Please pick one of these answers.")},
            )
        if consultation.words_prompt:
            self.fields["words"] = self._words(consultation.words_prompt)

    def _words(self, prompt: str) -> PlainTextField:
        too_long = _("You wrote %(show_value)d characters. We can take 500.")
        return PlainTextField(
            label=prompt,
            help_text=_("Please do not name anybody, and nothing that shows who you are."),
            required=False,
            validators=[MaxLengthValidator(LONGEST_WORDS, message=too_long)],
            widget=forms.Textarea(attrs=PRIVATE),
        )

    def clean(self) -> dict[str, Any]:
        """One answer is enough, none is too few."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not self.chosen() and not data.get("words"):
            raise forms.ValidationError(_("Please pick one answer at least, or write a few words."))
        return data

    def chosen(self) -> list[uuid.UUID]:
        """The ids of the answers that were picked. Call it on a form without errors."""
        picked = [self.cleaned_data.get(f"q{question.position}") for question in self.questions]
        return [uuid.UUID(answer) for answer in picked if answer]
