"""What staff see of a date that is over: its counts, how families found it, and the proof of what was deleted."""

from typing import Any

from django import template
from django.db.models import Count

from events.enums import AgeBand, Face
from events.models import Feedback, Occurrence, OccurrenceCounts

register = template.Library()
FEWEST_ANSWERS = 3  # with fewer, staff could guess who said what


@register.inclusion_tag("events/after/what_stays.html")
def what_stays(date: Occurrence) -> dict[str, Any]:
    """The part of a date's board for when it is over. Four queries."""
    counts = OccurrenceCounts.objects.filter(occurrence=date).first()
    by_age = [(label, counts.by_age.get(band, 0)) for band, label in AgeBand.choices] if counts else []
    records = date.purge_records.all()
    return {"date": date, "counts": counts, "by_age": by_age, "answers": answers_of(date), "records": records}


def answers_of(date: Occurrence) -> dict[str, Any]:
    """How many families answered; from the third on also which faces and the words, in no order of time."""
    said = Feedback.objects.filter(occurrence=date)
    by_face = dict(said.exclude(answer="").values_list("answer").annotate(Count("pk")).order_by())
    count = sum(by_face.values())
    if count < FEWEST_ANSWERS:
        return {"count": count, "faces": [], "words": []}
    words = [row.words for row in said.filter(answer="") if row.words]
    return {"count": count, "faces": [(label, by_face.get(face, 0)) for face, label in Face.choices], "words": words}
