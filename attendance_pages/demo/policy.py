"""The demo's attendance policy with its consultations."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from attendance_pages.have_your_say.answering import count_answers
from attendance_pages.have_your_say.models import Consultation, ConsultationComment
from attendance_pages.have_your_say.services import Asked, set_up, show_results
from attendance_pages.models import PolicyPage
from home.demo.building import place_page, read_toml, staff_by_key
from site_project.privacy.keys import new_token

HERE = Path(__file__).parent
IN_WORDS = ["day_times", "asking_and_telling", "day_one", "promoting", "data_use", "reducing", "the_law"]


def seed_policy(home: Page) -> None:
    """The policy below `home`, last year's consultation and this year's. Safe to run again."""
    data = read_toml(HERE / "policy.toml")
    page = place_page(home, _page(home, data), data)
    for path in sorted((HERE / "consultations").glob("*.toml")):
        _consultation(page, read_toml(path))


def _page(home: Page, data: dict[str, Any]) -> PolicyPage:
    people = staff_by_key()
    chosen = {name: [("person", people[key]) for key in data[name]] for name in ("day_to_day", "more_help")}
    return PolicyPage(
        champion=people[data["champion"]],
        in_short=[("line", line) for line in data["in_short"]],
        you_said=[("you_said", pair) for pair in data["you_said"]],
        law_page=home.get_descendants().filter(slug=data["law_page"]).first(),
        **chosen,
        **{name: data[name] for name in IN_WORDS},
    )


def _consultation(page: Page, data: dict[str, Any]) -> None:
    """One consultation with answers. One that was open in an older demo and is over now stays open here."""
    today = timezone.localdate()
    days = {
        "opens_on": today - timedelta(days=data["opens_days_ago"]),
        "closes_on": today + timedelta(days=data["closes_in_days"]),
    }
    there = Consultation.objects.filter(page=page, title=data["title"])
    if there.exists():
        if data["closes_in_days"] > 0:
            there.over_since(today).filter(published_on=None).update(**days)
        return
    values = {name: data[name] for name in ("title", "introduction", "words_prompt")} | days | {"page": page}
    asked = [Asked(asks["text"], asks.get("kind", "choice"), asks.get("answers", [])) for asks in data["questions"]]
    consultation = set_up(values=values, questions=asked, actor=None)
    _answer(consultation, [asks["given"] for asks in data["questions"]])
    for comment in data.get("comments", []):
        ConsultationComment.objects.create(consultation=consultation, words=comment["words"])
    if data["published"]:
        show_results(consultation_id=consultation.pk, shown=True, actor=None)


def _answer(consultation: Consultation, given: list[list[int]]) -> None:
    """So many made-up families that each answer is given as often as the file says."""
    questions = consultation.questions.prefetch_related("answers")
    picks = [
        [answer.pk for answer, times in zip(question.answers.all(), counts, strict=True) for _time in range(times)]
        for question, counts in zip(questions, given, strict=True)
    ]
    for family in range(max(map(len, picks))):
        chosen = [pick[family] for pick in picks if family < len(pick)]
        count_answers(consultation=consultation, key=new_token(), chosen=chosen, today=consultation.opens_on)
