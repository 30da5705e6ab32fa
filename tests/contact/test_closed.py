"""When school is closed: what families read before they write, and who looks in."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup

from contact.models import Case, ContactPage, TeamSettings
from home.models import SchoolSettings, StaffMember, Term

WRITE = "/messages/write/"
CHRISTMAS, SATURDAY, TUESDAY = "2026-12-23 10:00:00+00:00", "2026-11-28 10:00:00+00:00", "2026-11-24 10:00:00+00:00"


@pytest.fixture
def school(site, home) -> TeamSettings:
    """A school with two terms and a page that says who reads."""
    settings = SchoolSettings.objects.get(site=site)
    for name, first, last in [
        ("Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),
        ("Spring 1", date(2027, 1, 4), date(2027, 2, 12)),
    ]:
        Term.objects.create(school=settings, name=name, first_day=first, last_day=last)
    page = ContactPage(
        title="Talk to us", slug="talk-to-us", what_stays_between_us="<p>First.</p>", when_we_read="At 8."
    )
    page.who_reads = [StaffMember.objects.create(site=site, name="Mrs Okafor", role="Family support lead")]
    home.add_child(instance=page)
    return TeamSettings.for_site(site)


def words(client, path: str) -> str:
    """What stands in the main part of a page, in one line."""
    main = BeautifulSoup(client.get(path).content, "html.parser").main
    return " ".join(main.get_text(" ").split())


@pytest.mark.parametrize("path", [WRITE, "/talk-to-us/"])
@pytest.mark.parametrize(
    ("now", "sentence", "is_closed"),
    [
        (TUESDAY, "Mrs Okafor reads it today.", False),
        (SATURDAY, "Mrs Okafor reads it on Monday morning.", True),
        (CHRISTMAS, "Mrs Okafor reads it on Monday 4 January.", True),
    ],
)
def test_families_read_when_it_is_read_before_they_write(school, parent, path, now, sentence, is_closed):
    with time_machine.travel(now, tick=False):
        text = words(parent, path)
    assert sentence in text
    assert ("School is closed today." in text) == is_closed
    assert ("Nobody reads messages just now." in text) == is_closed
    if path == WRITE:
        assert text.index(sentence) < text.index("What would you like us to know?")


@time_machine.travel(CHRISTMAS, tick=False)
def test_in_the_holidays_they_read_who_looks_in(school, parent, attendance_lead):
    attendance_lead.first_name, attendance_lead.last_name = "Amara", "Okafor"
    attendance_lead.save()
    school.duty_reader = attendance_lead
    school.save()
    assert "Amara Okafor looks at messages in the holidays." in words(parent, WRITE)
    school.duty_words = "In the holidays Mrs Okafor reads messages each Wednesday."
    school.save()
    assert "Mrs Okafor reads messages each Wednesday." in words(parent, WRITE)
    assert "Nobody reads messages just now." not in words(parent, WRITE)


@time_machine.travel(SATURDAY, tick=False)
def test_a_weekend_is_no_holiday(school, parent, attendance_lead):
    school.duty_reader, school.duty_words, school.closed_mode = attendance_lead, "Each Wednesday.", True
    school.save()
    assert "Each Wednesday." not in words(parent, WRITE)
    assert "What would you like us to know?" in words(parent, WRITE)


@time_machine.travel(CHRISTMAS, tick=False)
def test_closed_mode_shows_who_can_help_instead_of_the_form(school, parent):
    assert "What would you like us to know?" in words(parent, WRITE), "the control"
    school.closed_mode = True
    school.save()
    text = words(parent, WRITE)
    assert "What would you like us to know?" not in text
    assert "You can write to us again on Monday 4 January." in text
    assert "999" in text
    start = BeautifulSoup(parent.get("/talk-to-us/").content, "html.parser").main
    assert [link["href"] for link in start.select("a.button")] == ["/messages/"]


def test_in_closed_mode_codes_work_all_the_same(school, parent):
    with time_machine.travel(TUESDAY, tick=False):
        parent.post(WRITE, {"message": "Hello."})
        code = "".join(parent.get("/messages/sent/").context["groups"])
    school.closed_mode = True
    school.save()
    with time_machine.travel(CHRISTMAS, tick=False):
        assert parent.post("/messages/", {"code": code})["Location"] == "/messages/thread/"
        assert parent.post("/messages/thread/", {"message": "And this."}).status_code == 303
    assert Case.objects.get().messages.count() == 2


@time_machine.travel(CHRISTMAS, tick=False)
def test_a_form_that_was_open_when_school_closed_still_arrives(school, parent):
    school.closed_mode = True
    school.save()
    assert "What would you like us to know?" in parent.post(WRITE, {"child": "Zoë"}).content.decode()
    assert parent.post(WRITE, {"message": "I wrote this for an hour."}).status_code == 303
    assert Case.objects.get().messages.get().body == "I wrote this for an hour."


@time_machine.travel(SATURDAY, tick=False)
def test_who_has_sent_something_reads_it_again(school, parent):
    parent.post(WRITE, {"message": "Hello."})
    text = words(parent, "/messages/sent/")
    assert "Mrs Okafor reads it on Monday morning. We will answer by Tuesday 1 December." in text


@time_machine.travel(SATURDAY, tick=False)
def test_who_wants_no_answer_is_promised_none(school, parent):
    parent.post(WRITE, {"message": "Hello.", "wants": "none"})
    assert "We will answer by" not in words(parent, "/messages/sent/")
