"""Staff ask families without code, see counts only when it is over, and a few of them read the words."""

import pytest
import time_machine as clock
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from attendance_pages.have_your_say.answering import count_answers
from attendance_pages.have_your_say.models import Consultation
from attendance_pages.have_your_say.services import Asked, asked_in
from home.models import HomePage
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from tests.attendance_pages.have_your_say.conftest import EASY, FAIR, LAST_DAY, asks, picks
from tests.attendance_pages.policies import policy_below
from tests.cast import member, signed_in

AFTER = "2026-12-02T09:00:00+00:00"


def at(name: str, consultation=None) -> str:
    """A page of the staff side."""
    return reverse(f"have_your_say_board:{name}", args=[consultation.pk] if consultation else [])


def answered(consultation, label: str, times: int, words: str = "") -> None:
    """So many families who gave that answer to the first question."""
    for _family in range(times):
        chosen = picks(consultation, label)
        count_answers(consultation=consultation, key=new_token(), chosen=chosen, words=words, today=LAST_DAY)


def typed(policy, *questions: Asked, **more) -> dict[str, str]:
    """The staff form as a browser sends it."""
    rows = {"form-TOTAL_FORMS": "6", "form-INITIAL_FORMS": "0"}
    for number in range(6):
        asked = questions[number] if number < len(questions) else Asked("")
        lines = "\r\n".join(asked.answers)
        rows |= {f"form-{number}-text": asked.text, f"form-{number}-kind": asked.kind, f"form-{number}-answers": lines}
    days = {"opens_on": "2026-11-25", "closes_on": "2026-12-05"}
    return {"page": str(policy.pk), "title": "Lunch", "introduction": "Tell us.", "words_prompt": "", **days, **rows,
            **more}  # fmt: skip


def told(response) -> str:
    """What the page says."""
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True).split())


def counts_shown(response) -> list[list[str]]:
    """The numbers of each question as a page shows them."""
    tables = BeautifulSoup(response.content, "html.parser").select("table")
    return [[row.select("td")[1].get_text(strip=True) for row in table.select("tbody tr")] for table in tables]


def test_the_office_asks_families_by_filling_in_a_form(office, policy):
    sent = signed_in(office).post(at("add"), typed(policy, FAIR, EASY))
    consultation = Consultation.objects.get()

    assert sent.status_code == 302
    assert [(asked.text, asked.labels) for asked in asked_in(consultation)] == [
        ("Does it sound fair?", ["Yes", "No", "Not sure"]),
        ("Is it easy to find?", ["Not at all", "A little", "In between", "Mostly", "Completely"]),
    ]
    assert list(AuditEntry.objects.values_list("action", "subject", "actor")) == [
        ("consultation.added", consultation.pk, office.pk)
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"opens_on": "2026-11-23"}, "Please pick today or a later day."),
        ({"closes_on": "2026-11-24"}, "The last day comes before the first, or has gone by."),
        ({"form-0-text": ""}, "Please write the question for these answers."),
        ({"form-0-answers": "Only one"}, "Please write two to eight answers, one on each line."),
        ({"form-0-answers": "\n".join("abcdefghi")}, "Please write two to eight answers, one on each line."),
        ({"form-0-answers": "Yes\nyes"}, "Two answers are the same."),
        ({"form-0-answers": f"Yes\n{'n' * 81}"}, "Please keep each answer to 80 characters."),
        ({"form-0-text": "", "form-0-answers": ""}, "Please ask one question at least."),
        ({"title": ""}, "This field is required."),
        ({"page": "999999"}, "Select a valid choice."),
        ({"form-0-text": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_a_mistake_gets_a_sentence_and_nothing_is_lost(office, policy, changes, sentence):
    page = signed_in(office).post(at("add"), typed(policy, FAIR, introduction="Keep these words.") | changes)

    assert page.status_code == 200
    assert sentence in told(page)
    assert "Keep these words." in page.content.decode()
    assert Consultation.objects.count() == 0


def test_questions_can_change_until_the_first_answer(office, policy, consultation):
    browser = signed_in(office)
    browser.post(at("edit", consultation), typed(policy, Asked("Toast?", answers=["Yes", "No"])))
    first = [asked.text for asked in asked_in(Consultation.objects.get())]
    answered(consultation, "Yes", 1)
    browser.post(at("edit", consultation), typed(policy, FAIR, title="New title"))
    later = Consultation.objects.get()

    assert (first, later.title) == (["Toast?"], "New title")
    assert [asked.text for asked in asked_in(later)] == ["Toast?"]
    assert [answer.times for question in later.questions.all() for answer in question.answers.all()] == [1, 0]


def test_the_first_day_stays_once_it_has_come(office, policy, consultation):
    signed_in(office).post(at("edit", consultation), typed(policy, FAIR, opens_on="2026-11-30"))

    assert str(Consultation.objects.get().opens_on) == "2026-11-20"


def test_what_is_over_stays_over(office, policy, consultation):
    with clock.travel(AFTER):
        page = signed_in(office).post(
            at("edit", consultation), typed(policy, FAIR, title="Open again", closes_on="2026-12-31"), follow=True
        )

    assert "This one is over, so it stays as it is." in told(page)
    assert (Consultation.objects.get().title, Consultation.objects.get().closes_on) == ("Mornings", LAST_DAY)


def test_asking_again_next_year_brings_questions_and_no_answers(office, consultation):
    answered(consultation, "Yes", 6, "Old words.")
    sent = signed_in(office).post(at("copy", consultation))
    copied = Consultation.objects.exclude(pk=consultation.pk).get()

    assert sent["Location"] == at("edit", copied)
    assert (str(copied.opens_on), str(copied.closes_on)) == ("2027-11-19", "2027-11-30")
    assert (asked_in(copied), copied.people, copied.comments.count()) == (asked_in(consultation), 0, 0)
    assert (copied.opens_on.weekday(), copied.published_on) == (consultation.opens_on.weekday(), None)


def test_a_copy_of_an_old_one_starts_next_week(office, consultation):
    with clock.travel("2029-03-01T09:00:00+00:00"):
        signed_in(office).post(at("copy", consultation))

    assert str(Consultation.objects.exclude(pk=consultation.pk).get().opens_on) == "2029-03-08"


def test_nobody_sees_counts_while_families_still_answer(office, consultation):
    answered(consultation, "Yes", 7)
    page = signed_in(office).get(at("results", consultation))

    assert "7 people answered." in told(page)
    assert counts_shown(page) == []


def test_staff_see_what_families_will_see_with_small_numbers_hidden(office, parent, consultation):
    for label, times in [("Yes", 12), ("No", 7), ("Not sure", 2)]:
        answered(consultation, label, times)
    with clock.travel(AFTER):
        browser = signed_in(office)
        shown = browser.get(at("results", consultation))
        browser.post(at("show", consultation), {"shown": "1"})
        public = parent.get(f"/have-your-say/{consultation.pk}/results/")

    assert counts_shown(shown) == [["12", "not shown", "not shown"], ["not shown"] * 5]
    assert counts_shown(public) == counts_shown(shown)


def test_results_stay_with_staff_until_they_are_shown_and_go_again(office, parent, consultation):
    answered(consultation, "Yes", 12)
    public, seen = f"/have-your-say/{consultation.pk}/results/", []
    with clock.travel(AFTER):
        browser = signed_in(office)
        for shown in [None, {"shown": "1"}, {}]:
            if shown is not None:
                browser.post(at("show", consultation), shown)
            seen.append(bool(counts_shown(parent.get(public))))

    assert seen == [False, True, False]


def test_results_cannot_be_shown_before_the_end(office, parent, consultation):
    page = signed_in(office).post(at("show", consultation), {"shown": "1"}, follow=True)

    assert "Families can still answer." in told(page)
    assert Consultation.objects.get().published_on is None


def test_only_what_nobody_answered_can_be_taken_away(office, policy, consultation):
    answered(consultation, "Yes", 1)
    unanswered = asks(policy, FAIR, title="Never asked")
    browser = signed_in(office)
    assert "Families have answered this one, so it stays." in told(
        browser.post(at("delete", consultation), follow=True)
    )
    browser.post(at("delete", unanswered))

    assert list(Consultation.objects.values_list("title", flat=True)) == ["Mornings"]


def test_a_policy_with_answers_is_not_deleted_but_explained(technician, policy, consultation):
    page = signed_in(technician).post(reverse("wagtailadmin_pages:delete", args=[policy.pk]), follow=True)

    assert "cannot be deleted: families' answers hang on it." in told(page)
    assert Consultation.objects.count() == 1


READERS = {GroupName.APPROVERS, GroupName.ATTENDANCE_TEAM}


@pytest.mark.parametrize("group", GroupName)
def test_only_two_groups_read_families_own_words(site, consultation, group):
    answered(consultation, "Yes", 1, "Kestrel words.")
    page = signed_in(member("somebody", group)).get(at("words", consultation))

    assert (page.status_code, "Kestrel words." in told(page)) == ((200, True) if group in READERS else (403, False))
    assert AuditEntry.objects.filter(action="consultation.words_read").count() == int(group in READERS)


def test_a_technician_with_every_permission_does_not_read_them(technician, consultation):
    answered(consultation, "Yes", 1, "Kestrel words.")
    browser = signed_in(technician)

    assert browser.get(at("words", consultation)).status_code == 403
    assert "Kestrel" not in browser.get(at("results", consultation)).content.decode()


@pytest.mark.parametrize("name", ["add", "edit", "copy", "show", "delete"])
@pytest.mark.parametrize("group", [GroupName.EDITORS, GroupName.ATTENDANCE_TEAM])
def test_others_look_and_change_nothing(site, consultation, name, group):
    browser = signed_in(member("somebody", group))
    address = at(name) if name == "add" else at(name, consultation)

    assert browser.post(address, {"shown": "1"}).status_code == 403
    assert browser.get(at("index")).status_code == 200
    assert (Consultation.objects.count(), Consultation.objects.get().published_on) == (1, None)


def test_another_school_s_consultation_is_not_found(office, consultation, home):
    other = home.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
    Site.objects.create(hostname="other.example", root_page=other)
    foreign = asks(policy_below(other, slug="other-policy"), FAIR)
    browser = signed_in(office)

    assert [browser.get(at(name, foreign)).status_code for name in ("results", "edit")] == [404, 404]
    assert foreign.title not in told(browser.get(at("index"))).replace(consultation.title, "", 1)


@pytest.mark.parametrize("count", [1, 6])
def test_lists_and_forms_ask_as_often_for_six_as_for_one(office, parent, policy, count):
    first, *_rest = [asks(policy, *[FAIR] * count, title=f"Number {number}") for number in range(count)]
    pages = {
        at("index"): signed_in(office),
        at("results", first): signed_in(office),
        f"/have-your-say/{first.pk}/": parent,
    }
    asked = []
    for address, browser in pages.items():
        browser.get(address)
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        asked.append(len(queries))

    assert asked == [16, 19, 8]
