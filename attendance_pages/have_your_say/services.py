"""Staff set up a consultation, change it, show its results, and read what families wrote."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from attendance_pages.have_your_say.enums import SCALE, Act
from attendance_pages.have_your_say.models import Consultation, ConsultationAnswer, ConsultationQuestion
from site_project.privacy.audit import record
from site_project.staff.models import User

A_YEAR = timedelta(weeks=52)  # the same day of the week
FIRST_NOTICE = timedelta(days=7)


@dataclass(frozen=True)
class Asked:
    """A question as staff write it. A scale brings its own answers."""

    text: str
    kind: str = ConsultationQuestion.Kind.CHOICE
    answers: list[str] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """The fixed answers in their order."""
        return [str(label) for label in SCALE] if self.kind == ConsultationQuestion.Kind.SCALE else self.answers


class Refused(Exception):
    """Something that cannot be done any more. `str()` of it is the sentence to show."""


@transaction.atomic
def set_up(*, values: dict[str, Any], questions: list[Asked], actor: User | None) -> Consultation:
    """A new consultation from the fields of a checked form."""
    consultation = Consultation.objects.create(**values)
    _ask(consultation, questions)
    record(action=Act.ADDED, subject=consultation.pk, actor=actor)
    return consultation


@transaction.atomic
def change(
    *, consultation_id: uuid.UUID, values: dict[str, Any], questions: list[Asked], actor: User,
    today: date | None = None,
) -> Consultation:  # fmt: skip
    """Change a consultation. Its questions stay as they are from the first answer on.

    Raises Refused where it is over: other days would let somebody see results, and answer after that.
    """
    consultation = _held(consultation_id)
    if consultation.is_over(today):
        raise Refused(_("This one is over, so it stays as it is. You can copy it and ask again."))
    for name, value in values.items():
        setattr(consultation, name, value)
    consultation.save(update_fields=list(values))
    if not consultation.people:
        consultation.questions.all().delete()
        _ask(consultation, questions)
    record(action=Act.CHANGED, subject=consultation.pk, actor=actor)
    return consultation


@transaction.atomic
def copy(*, consultation: Consultation, actor: User, today: date | None = None) -> Consultation:
    """The same questions again a year later, or from next week where that day has gone by. No answers come along."""
    soonest = (today or timezone.localdate()) + FIRST_NOTICE
    opens_on = max(consultation.opens_on + A_YEAR, soonest)
    values = {
        "page": consultation.page,
        "title": consultation.title,
        "introduction": consultation.introduction,
        "words_prompt": consultation.words_prompt,
        "opens_on": opens_on,
        "closes_on": opens_on + (consultation.closes_on - consultation.opens_on),
    }
    return set_up(values=values, questions=asked_in(consultation), actor=actor)


def asked_in(consultation: Consultation) -> list[Asked]:
    """The questions of a consultation as staff wrote them."""
    return [
        Asked(text=question.text, kind=question.kind, answers=[answer.label for answer in question.answers.all()])
        for question in consultation.questions.prefetch_related("answers")
    ]


@transaction.atomic
def show_results(*, consultation_id: uuid.UUID, shown: bool, actor: User | None, today: date | None = None) -> None:
    """Let families see the results, or take them off again. Raises Refused while families can still answer."""
    consultation = _held(consultation_id)
    if not consultation.is_over(today):
        raise Refused(_("Families can still answer. You can show the results from the day after the last day."))
    consultation.published_on = (today or timezone.localdate()) if shown else None
    consultation.save(update_fields=["published_on"])
    record(action=Act.PUBLISHED if shown else Act.HIDDEN, subject=consultation.pk, actor=actor)


@transaction.atomic
def delete(*, consultation_id: uuid.UUID, actor: User) -> None:
    """Take away one that nobody answered. Raises Refused for any other: what families said is not thrown away."""
    consultation = _held(consultation_id)
    if consultation.people:
        raise Refused(_("Families have answered this one, so it stays."))
    record(action=Act.DELETED, subject=consultation.pk, actor=actor)
    consultation.delete()


def read_words(*, consultation: Consultation, reader: User) -> list[str]:
    """What families wrote in their own words, in no order. That `reader` looked is written down."""
    record(action=Act.WORDS_READ, subject=consultation.pk, actor=reader)
    return [comment.words for comment in consultation.comments.all()]


def _held(consultation_id: uuid.UUID) -> Consultation:
    """The consultation, with its row held until the end of the transaction."""
    Consultation.objects.filter(pk=consultation_id).update(people=F("people"))
    return Consultation.objects.get(pk=consultation_id)


def _ask(consultation: Consultation, questions: list[Asked]) -> None:
    for place, asked in enumerate(questions):
        question = consultation.questions.create(position=place, kind=asked.kind, text=asked.text)
        ConsultationAnswer.objects.bulk_create(
            ConsultationAnswer(question=question, position=position, label=label)
            for position, label in enumerate(asked.labels)
        )
