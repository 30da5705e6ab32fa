"""What a family tells us when it books is in no table, cache, log, task or letter in clear, but in its own letter."""

import logging

import pytest
from django.test import Client

from events.models import Booking
from site_project.outbox.delivery import deliver_due
from site_project.outbox.models import Notice
from tests.cast import signed_in
from tests.events.conftest import child_fields, fields, url
from tests.leaks import leaks, shapes

pytestmark = pytest.mark.django_db
MARK = "Zoë 🦊 kestrel"
NAME, LANGUAGE, NEEDS = f"{MARK} name", f"{MARK} tongue", f"{MARK} ramp"
EMAIL, PHONE, RING = "kestrel.7c1f@families.example", "07700 900777", "07700 900888"
CARE = {
    "known_as": f"{MARK} child",
    "allergies": f"{MARK} nuts",
    "medical": f"{MARK} inhaler",
    "support": f"{MARK} quiet",
    "who_may_collect": f"{MARK} gran",
}
TYPED = [NAME, LANGUAGE, NEEDS, EMAIL, PHONE, RING, *CARE.values()]


@pytest.fixture
def filled() -> dict[str, str]:
    """A form with a marked text in every field that takes words."""
    family = {"contact_name": NAME, "language": LANGUAGE, "needs": NEEDS, "email": EMAIL, "phone": PHONE}
    child = child_fields(**CARE, no_allergies="")
    return fields(**family, **{**child, "emergency_name": f"{MARK} aunt", "emergency_phone": RING})


def live_through_it_all(phone: Client, office: Client, date, filled: dict[str, str]) -> Booking:
    """A mistake, a booking, the office's look at it, a change, and the end of it."""
    assert phone.post(url(date), {**filled, "adults": "none"}).status_code == 422
    assert Client(enforce_csrf_checks=True).post(url(date), filled).status_code == 403
    link = phone.post(url(date), filled)["Location"]
    assert NAME in phone.get(link).content.decode()
    assert CARE["known_as"] in office.get(f"/admin/events/{date.pk}/").content.decode()
    assert phone.post(f"{link}change/", {"adults": "2", "children_along": "1"}).status_code == 303
    assert phone.post(f"{link}cancel/").status_code == 303
    return Booking.objects.get()


def test_no_words_of_a_family_anywhere_but_sealed(parent, office, date, filled, caplog, mailoutbox):
    caplog.set_level(logging.DEBUG)
    live_through_it_all(parent, signed_in(office), date, filled)
    assert leaks(TYPED) == set(), "before the letters went out"
    assert len([notice for notice in Notice.objects.all() if "kestrel name" in notice.payload]) == 3, (
        "the control: it is in there"
    )
    deliver_due()
    assert leaks(TYPED) == set(), "after the letters went out"
    logged = caplog.text.encode()
    assert [typed for typed in TYPED for form in shapes(typed).values() if form in logged] == []
    assert [mail.to for mail in mailoutbox] == [[EMAIL]] * 3


def test_the_family_s_letters_hold_the_name_to_greet_and_nothing_else_it_told_us(
    parent, office, date, filled, mailoutbox
):
    live_through_it_all(parent, signed_in(office), date, filled)
    deliver_due()
    for mail in mailoutbox:
        parts = [mail.subject, mail.body, mail.alternatives[0].content, *[part[1] for part in mail.attachments]]
        told = "\n".join(part if isinstance(part, str) else part.decode() for part in parts)
        assert [typed for typed in TYPED if typed in told] == [NAME]


def test_the_control_a_name_kept_in_clear_would_be_found(parent, date, filled):
    parent.post(url(date), filled)
    Booking.objects.update(reference=MARK[:8])
    assert leaks([MARK[:8]]) == {"events_booking.reference (utf-8)"}
