"""A policy and two questions about it."""

from datetime import date

import pytest

from attendance_pages.have_your_say.models import Consultation
from attendance_pages.have_your_say.services import Asked, set_up
from attendance_pages.models import PolicyPage
from tests.attendance_pages.policies import policy_below

TODAY = date(2026, 11, 24)
FIRST_DAY, LAST_DAY = date(2026, 11, 20), date(2026, 12, 1)
FAIR = Asked("Does it sound fair?", answers=["Yes", "No", "Not sure"])
EASY = Asked("Is it easy to find?", kind="scale")


@pytest.fixture(autouse=True)
def _a_school_day(time_machine):
    """Noon of a Tuesday in the middle of the consultation."""
    time_machine.move_to(f"{TODAY}T12:00:00+00:00", tick=False)


@pytest.fixture
def policy(home) -> PolicyPage:
    """The school's policy."""
    return policy_below(home)


def asks(policy: PolicyPage, *questions: Asked, **fields) -> Consultation:
    """A consultation about the policy."""
    values = {
        "page": policy,
        "title": "Mornings",
        "introduction": "What works?",
        "opens_on": FIRST_DAY,
        "closes_on": LAST_DAY,
        "words_prompt": "Anything else?",
        **fields,
    }
    return set_up(values=values, questions=list(questions) or [FAIR, EASY], actor=None)


@pytest.fixture
def consultation(policy) -> Consultation:
    """One that families can answer today."""
    return asks(policy)


def picks(consultation: Consultation, *labels: str) -> list:
    """The ids of the answers with these labels, one for each question in their order."""
    questions = consultation.questions.all()
    return [question.answers.get(label=label).pk for question, label in zip(questions, labels, strict=False) if label]


def filled_in(consultation: Consultation, *labels: str, **more) -> dict[str, str]:
    """The form as a phone sends it."""
    return {f"q{place}": str(pk) for place, pk in enumerate(picks(consultation, *labels))} | more


def counts(consultation: Consultation) -> list[list[int]]:
    """How often each answer was given, by question."""
    return [
        [answer.times for answer in question.answers.all()]
        for question in consultation.questions.prefetch_related("answers")
    ]
