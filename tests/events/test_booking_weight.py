"""What booking costs a phone: one answer for the form, one for the family's own page, nothing else to fetch."""

import re

import pytest

from tests.events.conftest import GRAN, SOFIA, booked, child_fields, fields, url

pytestmark = pytest.mark.django_db
FIRST_ANSWER = 14 * 1024  # bytes: ten packets, before the phone has to answer (RFC 6928), less headers
FIRST_VIEW = 40_000  # bytes in all
ZIPPED = {"Accept-Encoding": "gzip"}


def fetched(page: str) -> list[str]:
    """What the page makes a browser load."""
    return re.findall(r"<(?:script|img|iframe|link rel=\"stylesheet\")[^>]*>", page)


def test_the_empty_form_is_one_small_answer(parent, date):
    response = parent.get(url(date), headers=ZIPPED)

    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < FIRST_ANSWER
    assert fetched(parent.get(url(date)).content.decode()) == []


def test_a_form_with_a_family_s_words_is_not_compressed(parent, date):
    response = parent.post(url(date), fields(contact_name=""), headers=ZIPPED)

    assert (response.status_code, response.has_header("Content-Encoding")) == (422, False)


def test_nor_is_its_own_page_which_stays_small_all_the_same(parent, make_date):
    date = make_date(childcare_room_limit=1)
    links = [booked(date)[1], booked(date, 2, children=(SOFIA,), emergency=GRAN)[1]]
    waits = parent.post(url(date), fields(**child_fields(), without_childcare="on"))["Location"]
    for path in [*(f"/bookings/b/{link}/" for link in links), waits]:
        response = parent.get(path, headers=ZIPPED)
        assert not response.has_header("Content-Encoding")
        assert len(response.content) < FIRST_VIEW
        assert fetched(response.content.decode()) == []
