"""Every letter can be written, for every kind of booking it can be about, and says the same as text and as HTML."""

import re
from html import unescape

import pytest

from events.enums import BookingState
from events.models import Booking
from events.services.notices import NoticeKind, tell_family
from site_project.env import BASE_DIR
from site_project.outbox.mail import compose
from site_project.outbox.models import Notice
from tests.events.conftest import GRAN, SOFIA, booked

pytestmark = pytest.mark.django_db
SHOWN = [state for state in BookingState if state != BookingState.JOINED]
LINKLESS = {NoticeKind.CANCELLED}


@pytest.fixture
def own(date) -> Booking:
    """A family with one child along and one in childcare, at a page that says all it can say."""
    page = date.page
    page.way_in = "Second door after the gate. Ring once."
    page.step_free, page.food = "The side door has no steps.", "Tea & toast, halal and vegan"
    page.save()
    return booked(date, children=(SOFIA,), emergency=GRAN, children_along=1)[0]


@pytest.fixture
def part(own) -> Booking:
    """What the family waits for beside its places."""
    return Booking.objects.create(
        occurrence=own.occurrence, part_of=own, state="waiting", queue_no=2, adults=1, idempotency_key_hash="part"
    )


def in_state(booking: Booking, state: BookingState) -> Booking:
    """The booking as it is in that state."""
    date = booking.occurrence
    turn = 2 if booking.part_of else 1
    booking.state, booking.queue_no = state, turn if state == BookingState.WAITING else None
    booking.offered_at = booking.offer_expires_at = None
    if state == BookingState.OFFERED:
        booking.offered_at, booking.offer_expires_at = date.opens_at, date.offers_end_at
    booking.confirm_by = date.offers_end_at if state == BookingState.CONFIRMED else None
    booking.save()
    return booking


def written(kind: NoticeKind, booking: Booking, about: Booking | None = None, **told):
    """The letter as it goes out."""
    Notice.objects.all().delete()
    assert tell_family(kind=kind, booking=booking, about=about, **told)
    return compose(Notice.objects.get())


def words_of(text: str) -> str:
    """As one line, the colon before an address apart."""
    return re.sub(r":(?= https?://)", "", re.sub(r"\s+", " ", text)).strip()


def words_of_html(html: str) -> str:
    """What a reader of the HTML sees, addresses of links written out as in plain text."""
    body = html.split("<body", 1)[1].split(">", 1)[1]
    body = re.sub(r'<a [^>]*href="([^"]+)"[^>]*>\1</a>', r"\1", body)
    body = re.sub(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', r"\2 \1", body)
    return words_of(unescape(re.sub(r"<[^>]+>", " ", body)))


def check(letter, kind: NoticeKind) -> None:
    """What holds for every letter."""
    html = letter.alternatives[0].content
    assert words_of_html(html) == words_of(letter.body)
    assert ("\n" in letter.subject, len(letter.subject) < 100) == (False, True)
    links = re.findall(r"http://localhost/bookings/b/[\w-]{32}/", letter.body)
    assert len(links) == (0 if kind in LINKLESS else 1)
    shown = [letter.subject, words_of(letter.body)]
    empty = re.compile(r"None|\[\]|\{| [.,?!]|: *[.,]|: *$")
    assert [text for text in shown if empty.search(text)] == []
    assert "Ring us on 01632 960145." in letter.body
    assert re.findall(r"<img|<script|<link|src=|color:", html) == []


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_letter_for_every_state_of_a_booking_and_of_what_waits_beside_it(own, part, kind):
    for state in SHOWN:
        check(written(kind, in_state(own, state)), kind)
    for state in SHOWN:
        check(written(kind, own, in_state(part, state)), kind)


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_letter_when_the_date_is_called_off_or_has_moved_or_has_no_childcare(own, kind):
    own.occurrence.status = "cancelled"
    own.attendees.all().delete()
    check(written(kind, own, was_moved=True), kind)


def test_the_kinds_are_those_that_have_templates():
    folder = BASE_DIR / "templates" / "emails"
    expected = {f"{kind}-{part}" for kind in NoticeKind for part in ("subject.txt", "body.txt", "body.html")}
    assert {path.name for path in folder.glob("booking-*")} == expected


def test_a_family_that_is_booked_reads_what_else_it_waits_for_and_how_to_get_in(own, part):
    letter = written(NoticeKind.CONFIRMED, own)
    told = words_of(letter.body)
    assert letter.subject.startswith("You are booked in: Thursday coffee, ")
    for words in (
        "1 adult 1 child with you 1 child in childcare",
        "You also wait for more places: 1 adult. The places you have are safe.",
        "Finding the room: Second door after the gate. Ring once.",
        "Getting in without steps: The side door has no steps.",
        "To eat and drink: Tea & toast, halal and vegan",
        "You can come late and leave early.",
        "More about it http://localhost/events/thursday-coffee/",
    ):
        assert words in told, words
