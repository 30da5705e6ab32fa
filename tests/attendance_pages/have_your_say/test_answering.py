"""A family answers once, however often it presses the button, on the days that we said."""

import re
from datetime import date

import pytest
import time_machine as clock
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from attendance_pages.have_your_say.answering import NotOpen, count_answers
from attendance_pages.have_your_say.models import Consultation, ConsultationComment, ConsultationReceipt
from home.models import HomePage
from site_project.privacy.keys import new_token
from tests.attendance_pages.have_your_say.conftest import EASY, FAIR, asks, counts, filled_in, picks


def address(consultation, end: str = "") -> str:
    """Where families answer."""
    return f"/have-your-say/{consultation.pk}/{end}"


def words_of(response) -> str:
    """The main part of a page as somebody reads it."""
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def test_an_answer_adds_one_to_what_was_picked_and_keeps_nothing_else(parent, consultation):
    sent = parent.post(address(consultation), filled_in(consultation, "Yes", "Mostly", key=new_token()))

    assert (sent.status_code, sent["Location"]) == (303, address(consultation, "thanks/"))
    assert counts(consultation) == [[1, 0, 0], [0, 0, 0, 1, 0]]
    assert Consultation.objects.get().people == 1
    assert ConsultationComment.objects.count() == 0


def test_the_thank_you_says_what_happens_next_and_repeats_nothing(parent, consultation):
    words = "Kestrel words that nobody repeats"
    page = parent.post(address(consultation), filled_in(consultation, "Yes", words=words), follow=True)

    assert "We count until the end of Tuesday 1 December." in words_of(page)
    assert words not in page.content.decode()


def test_pressing_twice_counts_once(parent, consultation):
    form = filled_in(consultation, "Yes", "Mostly", key=new_token(), words="Toast.")
    locations = {parent.post(address(consultation), form)["Location"] for _press in range(3)}

    assert locations == {address(consultation, "thanks/")}
    assert counts(consultation) == [[1, 0, 0], [0, 0, 0, 1, 0]]
    assert (Consultation.objects.get().people, ConsultationComment.objects.count()) == (1, 1)


def test_two_families_count_twice(parent, consultation):
    for _family in range(2):
        parent.post(address(consultation), filled_in(consultation, "No", key=new_token()))

    assert counts(consultation)[0] == [0, 2, 0]


def test_one_answer_is_enough_and_none_is_asked_for_kindly(parent, consultation):
    page = parent.post(address(consultation), {"key": new_token()})

    assert page.status_code == 422
    assert "Please pick one answer at least, or write a few words." in words_of(page)
    assert parent.post(address(consultation), {"words": "Thank you."}).status_code == 303


def test_an_answer_of_another_question_is_refused_and_the_rest_is_kept(parent, consultation):
    foreign = filled_in(consultation, "Yes", "Mostly")
    page = parent.post(address(consultation), {"q0": foreign["q1"], "q1": foreign["q1"], "words": "Toast."})

    assert page.status_code == 422
    assert "Please pick one of these answers." in words_of(page)
    assert "Toast." in page.content.decode()
    assert counts(consultation) == [[0, 0, 0], [0, 0, 0, 0, 0]]


def test_words_that_are_too_long_come_back_whole(parent, consultation):
    page = parent.post(address(consultation), {"words": "ä" * 501})

    assert "You wrote 501 characters. We can take 500." in words_of(page)
    assert "ä" * 501 in page.content.decode()


@pytest.mark.parametrize("value", ["\x00", "a\x00b", "'; DROP TABLE x; --", "<script>", "﷽" * 50, "a" * 200_000, "%s"])
@pytest.mark.parametrize("field", ["q0", "words", "key"])
def test_odd_input_never_breaks_the_form(parent, consultation, field, value):
    sent = parent.post(address(consultation), filled_in(consultation, "Yes") | {field: value})

    assert sent.status_code in {303, 422}


def test_a_body_above_the_limit_is_refused(parent, consultation):
    assert parent.post(address(consultation), {"words": "a" * 300_000}).status_code == 400


@pytest.mark.parametrize("query", ["?page=x", "?%00=1", "?q0=1&q0=2"])
def test_odd_questions_to_the_page_do_not_matter(parent, consultation, query):
    assert parent.get(address(consultation) + query).status_code == 200


# The first and the last day, to the second, in London: before, first moment, last moment, after. In summer too.
WINTER = (date(2026, 11, 20), date(2026, 12, 1))
SUMMER = (date(2026, 7, 1), date(2026, 7, 10))


@pytest.mark.parametrize(
    ("days", "moment", "status", "sentence"),
    [
        (WINTER, "2026-11-19T23:59:59+00:00", 200, "This opens on Friday 20 November."),
        (WINTER, "2026-11-20T00:00:00+00:00", 303, ""),
        (WINTER, "2026-12-01T23:59:59+00:00", 303, ""),
        (WINTER, "2026-12-02T00:00:00+00:00", 200, "This ended on Tuesday 1 December."),
        (SUMMER, "2026-06-30T22:59:59+00:00", 200, "This opens on Wednesday 1 July."),
        (SUMMER, "2026-06-30T23:00:00+00:00", 303, ""),
        (SUMMER, "2026-07-10T22:59:59+00:00", 303, ""),
        (SUMMER, "2026-07-10T23:00:00+00:00", 200, "This ended on Friday 10 July."),
    ],
)
def test_it_opens_and_ends_at_midnight_of_the_school(parent, policy, days, moment, status, sentence):
    consultation = asks(policy, FAIR, opens_on=days[0], closes_on=days[1])
    with clock.travel(moment, tick=False):
        sent = parent.post(address(consultation), filled_in(consultation, "Yes"))
        shown = parent.get(address(consultation))

    assert sent.status_code == status
    assert (Consultation.objects.get().people, shown.status_code) == (int(status == 303), 200)
    assert sentence in words_of(shown)


def test_a_second_press_after_midnight_still_finds_its_first(consultation):
    key = new_token()
    chosen = picks(consultation, "Yes")
    assert count_answers(consultation=consultation, key=key, chosen=chosen, today=consultation.closes_on) is True
    with clock.travel("2026-12-02T00:00:01+00:00"):
        assert count_answers(consultation=consultation, key=key, chosen=chosen) is False
        with pytest.raises(NotOpen):
            count_answers(consultation=consultation, key=new_token(), chosen=chosen)

    assert counts(consultation)[0] == [1, 0, 0]


def test_the_form_brings_no_cookie_but_the_one_against_forgery_and_is_kept_nowhere(parent, consultation):
    page = parent.get(address(consultation))

    assert set(page.cookies) == {"csrftoken"}
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex, noarchive"


def test_without_the_mark_of_the_form_nothing_is_counted(site, consultation):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address(consultation), filled_in(consultation, "Yes")).status_code == 403
    assert Consultation.objects.get().people == 0


def test_a_flood_from_one_address_is_stopped_with_the_answers_kept(parent, consultation):
    statuses = [
        parent.post(address(consultation), filled_in(consultation, "Yes", words="Keep me.")).status_code
        for _form in range(61)
    ]
    page = parent.post(address(consultation), filled_in(consultation, "Yes", words="Keep me."))

    assert (statuses.count(303), statuses[-1]) == (60, 429)
    assert "Keep me." in page.content.decode()


def test_another_school_does_not_have_it(consultation, home):
    other = home.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
    Site.objects.create(hostname="other.example", root_page=other)

    assert Client(headers={"host": "testserver"}).get(address(consultation)).status_code == 200
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.ALLOWED_HOSTS", ["*"])
        assert Client(headers={"host": "other.example"}).get(address(consultation)).status_code == 404


def test_a_policy_that_is_a_draft_takes_its_questions_along(parent, consultation, policy):
    policy.unpublish()

    assert parent.get(address(consultation)).status_code == 404
    assert parent.post(address(consultation), filled_in(consultation, "Yes")).status_code == 404


def test_the_policy_page_has_the_link_only_while_it_is_open(parent, consultation, policy):
    def linked() -> bool:
        return address(consultation) in parent.get("/policy/").content.decode()

    seen = []
    for moment in ["2026-11-19T12:00:00+00:00", "2026-11-24T12:00:00+00:00", "2026-12-02T12:00:00+00:00"]:
        with clock.travel(moment):
            seen.append(linked())

    assert seen == [False, True, False]


def test_every_question_is_one_group_that_a_screen_reader_can_name(parent, consultation):
    soup = BeautifulSoup(parent.get(address(consultation)).content, "html.parser")
    legends = [re.sub(r"\s*\(.*", "", legend.get_text(strip=True)) for legend in soup.select("form legend")]

    assert legends == [FAIR.text, EASY.text]
    assert "Please do not name anybody" in soup.select_one("#id_words_helptext").get_text()


def test_nothing_that_is_kept_joins_two_answers_or_says_when(consultation):
    times = {"DateField", "DateTimeField", "TimeField"}
    kept = [ConsultationComment, ConsultationReceipt, *(r.related_model for r in consultation._meta.related_objects)]

    assert {model.__name__ for model in kept for field in model._meta.fields if field.get_internal_type() in times} == (
        set()
    )
    assert {field.name for field in ConsultationComment._meta.fields} == {"id", "consultation", "words"}
    assert {field.name for field in ConsultationReceipt._meta.fields} == {"key_hash", "consultation"}
