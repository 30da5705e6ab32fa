"""What a stranger found who read the room from end to end: each fault once, as a test."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from contact import services
from contact.desk_forms import WrittenDownForm
from contact.letter import Letter, Wishes
from contact.models import AccessCode, Case, TeamSettings
from home.models import SchoolSettings, Term
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.staff import services as staff
from site_project.staff.groups import GroupName
from tests.cast import member, signed_in
from tests.contact.acts import closed, coming_back, fresh, inbox_page, opened, opened_with_code, read_card

THREAD, LOCK = "/messages/thread/", "/messages/lock/"
BY_EMAIL = {"wants": "email", "value": "home@family.example"}
NO_CODE = "This family has no code that works"


@pytest.fixture
def nadia(site):
    return member("nadia", GroupName.ATTENDANCE_TEAM)


@pytest.fixture
def omar(site):
    return member("omar", GroupName.ATTENDANCE_TEAM)


def test_nobody_keeps_a_case_from_all_the_others(site, attendance_lead, nadia, omar):
    case = opened(site, "It is about Amara.")
    services.exclude(case=case, actor=attendance_lead, version=1, person=nadia)
    with pytest.raises(services.Refused, match="Somebody beside you must be able to read this case"):
        services.exclude(case=case, actor=attendance_lead, version=2, person=omar)
    assert list(case.excluded.all()) == [nadia]
    services.include(case=case, actor=omar, version=2, person=nadia)
    services.exclude(case=case, actor=omar, version=3, person=attendance_lead)  # the control: it is about her


def test_in_a_team_of_two_the_other_one_may_be_kept_away(site, attendance_lead, nadia):
    case = opened(site)
    services.exclude(case=case, actor=nadia, version=1, person=attendance_lead)
    assert list(case.excluded.all()) == [attendance_lead]


@time_machine.travel("2026-09-15 10:00:00+00:00", tick=False)
@pytest.mark.parametrize("closed_mode", [False, True])
def test_when_nobody_wrote_down_the_new_terms_school_is_not_closed(site, home, parent, closed_mode):
    school = SchoolSettings.objects.get(site=site)
    Term.objects.create(school=school, name="Summer 2", first_day=date(2026, 6, 8), last_day=date(2026, 7, 21))
    TeamSettings.objects.update_or_create(site=site, defaults={"closed_mode": closed_mode})
    page = parent.get("/messages/write/").content.decode()
    assert ("School is closed" in page, "<textarea" in page) == (False, True)


def reply_page(user, case) -> str:
    """The case as somebody sees it who has read the card."""
    return read_card(signed_in(user), case).get(inbox_page(case)).content.decode()


def test_who_replies_hears_that_nobody_could_read_it(site, attendance_lead):
    case, code = opened_with_code(site)
    assert NO_CODE not in reply_page(attendance_lead, case), "the control"
    coming_back(code).post(LOCK)
    assert NO_CODE in reply_page(attendance_lead, case)
    assert fresh(case).safe_contact.wants == "none", "and the card does not say: reply here only"


@pytest.mark.parametrize(("slip", "warned"), [({}, True), ({"gives_code": "on"}, False)])
def test_so_it_is_with_a_call_where_no_code_was_handed_over(site, attendance_lead, slip, warned):
    told = {"key": new_token(), "source": "phone", "message": "He is ill.", "wants": "phone", "value": "07700 900123"}
    signed_in(attendance_lead).post(reverse("inbox:write_down"), {**told, "language": "en", **slip})
    assert (NO_CODE in reply_page(attendance_lead, Case.objects.get())) == warned


def test_a_no_to_a_family_is_sent_after_the_card_was_read(site, attendance_lead):
    case, code = opened_with_code(site)
    services.ask_erasure(case=case)
    client, path = signed_in(attendance_lead), inbox_page(case, "decline-erasure")
    answer = client.post(path, {"body": "We cannot.", "version": fresh(case).version})
    assert (answer.status_code, "We cannot." in answer.content.decode(), case.messages.count()) == (409, True, 1)
    assert read_card(client, case).post(path, {"body": "We cannot.", "version": 2}).status_code == 303


@pytest.mark.parametrize("change", ["choices", "lock"])
def test_a_letter_that_is_not_sent_yet_is_taken_back_when_email_is_safe_no_more(site, attendance_lead, change):
    case = opened(site, **BY_EMAIL)
    said = {"body": "Hello.", "version": 1, "key": new_token(), "tell_by_email": True}
    services.reply(case=case, author=attendance_lead, **said)
    waiting = Notice.objects.filter(kind="message-to-family")
    assert waiting.get().send_before is not None
    access = AccessCode.objects.get(case=case)
    {
        "choices": lambda: services.change_contact(case=case, wishes=Wishes()),
        "lock": lambda: services.lock_code(access=access),
    }[change]()
    assert not waiting.exists()


def test_what_a_family_writes_later_is_not_in_the_record_yet(site, attendance_lead):
    case, _code = opened_with_code(site)
    services.escalate(case=case, actor=attendance_lead, version=1)
    services.mark_recorded(case=case, actor=attendance_lead, version=2)
    services.close(case=case, actor=attendance_lead, version=3, outcome="helped", recorded="yes")
    services.write_back(case=case, body="He did it again.", key=new_token())
    case = fresh(case)
    assert (case.recorded, case.recorded_on, case.recorded_by) == ("", None, None)
    with pytest.raises(services.Refused, match="put it into your safeguarding record"):
        closed(case, attendance_lead)


def test_two_presses_of_lock_say_the_same(site):
    _case, code = opened_with_code(site)
    phone, slow = coming_back(code), Client()
    slow.cookies = phone.cookies.copy()
    first, second = phone.post(LOCK), slow.post(LOCK)
    assert (first.status_code, second.status_code) == (200, 200)
    assert [page.templates[0].name for page in (first, second)] == ["contact/locked.html"] * 2
    assert Client().post(LOCK).templates[0].name == "contact/enter.html", "the control: a stranger is asked"


def test_two_presses_of_take_my_code_away_say_the_same(parent):
    parent.post("/messages/write/", {"message": "Hello."})
    slow = Client()
    slow.cookies = parent.cookies.copy()
    pages = [phone.post("/messages/no-code/") for phone in (parent, slow)]
    assert [page.templates[0].name for page in pages] == ["contact/no_code.html"] * 2


@pytest.mark.parametrize("name", ["lead", "duty_reader"])
def test_whom_the_school_names_can_open_messages(site, attendance_lead, office, name):
    TeamSettings(site=site, **{name: attendance_lead}).full_clean()
    with pytest.raises(ValidationError, match="somebody who is in the group"):
        TeamSettings(site=site, **{name: office}).full_clean()


def test_who_has_left_is_not_promised_to_look_in(site, attendance_lead, home, parent):
    TeamSettings.objects.update_or_create(
        site=site, defaults={"duty_reader": attendance_lead, "duty_words": "Wednesdays."}
    )
    with time_machine.travel("2026-12-29 10:00:00+00:00", tick=False):
        Term.objects.create(
            school=SchoolSettings.objects.get(site=site), name="Spring", first_day="2027-01-11", last_day="2027-02-12"
        )
        assert "Wednesdays." in parent.get("/messages/write/").content.decode(), "the control"
        attendance_lead.groups.clear()
        assert "Wednesdays." not in parent.get("/messages/write/").content.decode()


@pytest.mark.parametrize("head_is", ["the lead too", "nobody"])
def test_where_nobody_else_is_named_a_colleague_lets_the_lead_back_in(site, attendance_lead, nadia, office, head_is):
    head = attendance_lead if head_is == "the lead too" else None
    TeamSettings.objects.update_or_create(site=site, defaults={"lead": attendance_lead, "head": head})
    team = TeamSettings.for_site(site)
    staff.freeze(user=attendance_lead, actor=None)
    may = [team.may_let_in(person, attendance_lead) for person in (attendance_lead, nadia, office)]
    assert may == [False, True, False]
    assert [notice.recipient for notice in Notice.objects.filter(kind="inbox-shut")] == ["nadia@school.example"]


@pytest.mark.parametrize(("value", "taken"), [("home@family.example", True), ("07700 900123", False)])
def test_an_email_is_wished_for_with_an_address(parent, value, taken):
    answer = parent.post("/messages/write/", {"message": "Hello.", "wants": "email", "value": value})
    assert (answer.status_code, Case.objects.exists()) == ((303, True) if taken else (200, False))
    assert taken or "This does not look like an e-mail address." in answer.content.decode()


def test_a_letter_holds_nothing_that_the_form_does_not_ask_at_the_desk():
    asked = {field for field in Letter.__dataclass_fields__ if field not in {"body", "reasons"}}
    assert asked - set(WrittenDownForm.base_fields) == set()
