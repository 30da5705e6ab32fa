"""The results as a page shows them, to staff and to families alike."""

from dataclasses import dataclass

from attendance_pages.have_your_say.models import Consultation, ConsultationQuestion
from home.small_counts import shown_counts, shown_people


@dataclass(frozen=True)
class Line:
    """One answer and how many gave it; None: hidden."""

    label: str
    times: int | None


@dataclass(frozen=True)
class Told:
    """One question with what may be shown of its answers."""

    text: str
    lines: list[Line]

    @property
    def hides(self) -> bool:
        """Whether a number is hidden."""
        return any(line.times is None for line in self.lines)


@dataclass(frozen=True)
class Results:
    """All that anybody sees of the counts. `people` is None where too few answered to say."""

    people: int | None
    questions: list[Told]


def results_of(consultation: Consultation) -> Results:
    """The counts of a consultation that is over, small ones hidden. Three queries for any number of questions."""
    questions = consultation.questions.prefetch_related("answers")
    return Results(shown_people(consultation.people), [_told(question) for question in questions])


def _told(question: ConsultationQuestion) -> Told:
    answers = list(question.answers.all())
    times = shown_counts([answer.times for answer in answers])
    return Told(question.text, [Line(answer.label, shown) for answer, shown in zip(answers, times, strict=True)])
