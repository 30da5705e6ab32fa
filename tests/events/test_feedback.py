"""How it was, in two taps: counted once for each family, and nobody can tell whose it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.enums import Face
from events.models import Booking, Feedback, Occurrence
from events.services.after import complete_past_dates, thank
from events.services.feedback import say_how_it_was
from events.templatetags.after_tags import answers_of
from site_project.outbox.mail import compose
from site_project.outbox.models import Notice
from tests.events.conftest import booked, words
from tests.leaks import leaks

pytestmark = pytest.mark.django_db


@pytest.fixture
def yesterday(make_date) -> Occurrence:
    """A date at which it is still to come for those who book; `pass_by` lets it pass."""
    return make_date()


def pass_by(date: Occurrence) -> None:
    """The date was yesterday."""
    past = timezone.now() - timedelta(days=1)
    Occurrence.objects.filter(pk=date.pk).update(
        starts_at=past, ends_at=past + timedelta(hours=1), closes_at=past, offers_end_at=past
    )
    date.refresh_from_db()


@pytest.fixture
def link(yesterday) -> str:
    """Where the thank-you letter of a family leads."""
    _booking, key = booked(yesterday)
    pass_by(yesterday)
    return f"/bookings/b/{key}/how-was-it/"


def test_the_letter_leads_to_the_faces_and_one_tap_counts(parent, date):
    booked(date)
    pass_by(date)
    complete_past_dates()
    thank(timezone.localtime().replace(hour=12) + timedelta(days=1))
    letter = compose(Notice.objects.get(kind="booking-thanks")).body
    [address] = [line for line in letter.splitlines() if line.endswith("/how-was-it/")]
    link = address.removeprefix("http://localhost")
    assert [parent.get(link).status_code for _scanner in range(3)] == [200] * 3
    assert Feedback.objects.count() == 0
    assert parent.post(link, {"answer": "lovely"}).status_code == 303
    assert "Thank you for telling us" in words(parent.get(link))
    assert [(one.occurrence, one.answer, one.words) for one in Feedback.objects.all()] == [(date, "lovely", "")]


def test_a_family_counts_once_however_often_it_taps(parent, link):
    for face in ("good", "not_good", "good"):
        assert parent.post(link, {"answer": face}).status_code == 303
    assert [one.answer for one in Feedback.objects.all()] == ["good"]


def test_a_few_words_are_kept_apart_from_the_face_sealed_and_once(parent, link):
    parent.post(link, {"answer": "good"})
    for _press in range(2):
        assert parent.post(link, {"words": "Loved the kestrel biscuits"}).status_code == 303
    assert sorted((one.answer, one.words) for one in Feedback.objects.all()) == [
        ("", "Loved the kestrel biscuits"),
        ("good", ""),
    ]
    assert leaks(["kestrel"]) == set()
    assert "Send these words" not in words(parent.get(link))


def test_nothing_leads_from_an_answer_to_its_family(parent, link):
    parent.post(link, {"answer": "good"})
    assert {field.name for field in Feedback._meta.get_fields()} == {"id", "occurrence", "answer", "words", "day"}
    assert Feedback.objects.get().pk != Booking.objects.get().pk


@pytest.mark.parametrize("said", [{"answer": "wonderful"}, {}, {"words": "x" * 501}, {"words": "  "}])
def test_what_cannot_be_counted_is_told_and_changes_nothing(parent, link, said):
    response = parent.post(link, said)
    assert (response.status_code, Feedback.objects.count()) == (422, 0)
    assert 'role="alert"' in words(response)


def test_nobody_is_asked_before_it_is_over_or_if_they_did_not_come(parent, date):
    booking, key = booked(date)
    link = f"/bookings/b/{key}/how-was-it/"
    assert parent.post(link, {"answer": "good"}).status_code == 409
    assert "You can tell us afterwards" in words(parent.get(link))
    pass_by(date)
    Booking.objects.update(state="no_show")
    assert parent.post(link, {"answer": "good"}).status_code == 409
    assert "There is nothing to answer here" in words(parent.get(link))
    assert not say_how_it_was(booking_id=booking.pk, face=Face.GOOD)
    assert (Feedback.objects.count(), parent.get("/bookings/b/nothing/how-was-it/").status_code) == (0, 404)


def test_the_office_sees_counts_from_the_third_answer_on(date):
    Feedback.objects.create(occurrence=date, words="Biscuits", day=timezone.localdate())
    seen = []
    for _family in range(3):
        Feedback.objects.create(occurrence=date, answer="good", day=timezone.localdate())
        seen.append(answers_of(date))
    nothing = {"faces": [], "words": []}
    assert seen[:2] == [{"count": 1, **nothing}, {"count": 2, **nothing}]
    faces = [("Lovely", 0), ("Good", 3), ("So-so", 0), ("Not good", 0)]
    assert seen[2] == {"count": 3, "faces": faces, "words": ["Biscuits"]}
