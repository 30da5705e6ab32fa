"""One case on paper: everything that happened, in its order, and only for those who may have it."""

import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from contact import record_sheet, services
from contact.act_words import ACT_WORDS, OF_THE_TEAM, TOLD_BY_THE_WORDS
from contact.chronology import lines_of
from contact.enums import Act, Source, Status
from contact.letter import Letter
from contact.models import Case
from site_project.privacy.audit import record
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.contact.acts import NASTY, is_inert, opened

MONDAY = "2026-11-23"
GATE = "Before you print or save this"


@pytest.fixture
def lead(attendance_lead) -> Client:
    return signed_in(attendance_lead)


def sheet(case: Case) -> str:
    return reverse("inbox:chronology", args=[case.pk])


def a_week(site, attendance_lead) -> Case:
    """A family writes, is read twice, answered, thought about, and writes again."""
    with time_machine.travel(f"{MONDAY} 21:40:00+00:00", tick=False) as clock:
        case = opened(site, "She cries at the gate.", child="Robin")
        clock.move_to("2026-11-24 08:05:00+00:00")
        services.read_case(case=case, reader=attendance_lead)
        services.read_case(case=case, reader=attendance_lead)
        clock.move_to("2026-11-24 08:20:00+00:00")
        services.reply(case=case, author=attendance_lead, body="Thank you.", version=1, key=new_token())
        clock.move_to("2026-11-24 08:31:00+00:00")
        services.add_note(case=case, author=attendance_lead, body="Library door.", kind="decision")
        clock.move_to("2026-11-26 12:05:00+00:00")
        services.write_back(case=case, body="She came in.", key=new_token())
    return Case.objects.get(pk=case.pk)


def told(case: Case) -> list[tuple[str, str, str, str, str]]:
    return [(f"{line.day:%d}", line.when, line.who, line.what, line.body) for line in lines_of(case)]


def test_everything_stands_there_once_in_its_order(site, attendance_lead):
    assert told(a_week(site, attendance_lead)) == [
        ("23", "evening", "The family", "wrote", "She cries at the gate."),
        ("24", "8:05 a.m.", "amara", "read it", ""),
        ("24", "morning", "amara", "answered", "Thank you."),
        ("24", "8:31 a.m.", "amara", "kept a note: What we decided", "Library door."),
        ("26", "afternoon", "The family", "wrote", "She came in."),
    ]


def test_the_exact_time_of_what_a_family_does_is_not_told(site, attendance_lead):
    with time_machine.travel(f"{MONDAY} 19:47:00+00:00", tick=False):
        case = opened(site)
        record(action=Act.CODE_USED, subject=case.pk)
    assert told(case)[-1] == ("23", "evening", "The family", "opened the conversation with its code", "")
    assert "7:47" not in str(told(case))


def test_a_message_older_than_the_trail_stands_on_its_day(site):
    january = datetime(2026, 1, 5, 9, tzinfo=UTC)
    case = services.open_case(site=site, key=new_token(), letter=Letter(body="Hello."), now=january)
    first = lines_of(case)[0]
    assert (first.day, first.when, first.body) == (date(2026, 1, 5), "morning", "Hello.")


def test_what_somebody_wrote_down_for_a_family_says_who(site, attendance_lead):
    case = services.write_down(
        site=site, author=attendance_lead, key=new_token(), letter=Letter(body="By phone."), source=Source.PHONE
    )
    assert [line.what for line in lines_of(case)] == ["told us, and amara wrote it down"]


def test_every_act_has_words():
    assert set(ACT_WORDS) | TOLD_BY_THE_WORDS | OF_THE_TEAM == set(Act)


def test_the_sheet_is_on_the_screen_with_one_press_and_written_down(site, lead, attendance_lead):
    case = a_week(site, attendance_lead)
    page = lead.get(sheet(case)).content.decode()
    assert [words in page for words in ["She cries at the gate.", "Library door.", "Robin"]] == [True] * 3
    entry = AuditEntry.objects.get(subject=case.pk, action="case.exported")
    assert (entry.actor, entry.reason) == (attendance_lead, "")


def test_t21_the_file_is_named_by_reference_and_day_only(site, lead):
    case = opened(site, child="Robin")
    with time_machine.travel(f"{MONDAY} 10:00:00+00:00", tick=False):
        page = lead.get(sheet(case)).content.decode()
    assert f"<title>{case.ref}-2026-11-23</title>" in page
    assert page.count("amara, 23 November 2026, 10:00 a.m.") == 2  # in the head of each page, and across it


def test_t5_a_case_that_must_not_go_to_somebody_asks_first(site, lead, attendance_lead):
    case = opened(site, "Her words.")
    case.do_not_disclose, case.do_not_disclose_to = True, "Her brother-in-law"
    case.save()
    before = lead.get(sheet(case)).content.decode()
    assert [words in before for words in [GATE, "Her brother-in-law", "Her words."]] == [True, True, False]
    assert not AuditEntry.objects.filter(action="case.exported").exists()

    unticked = lead.post(sheet(case), {}).content.decode()
    assert ("Please tick the box" in unticked, "Her words." in unticked) == (True, False)
    assert not AuditEntry.objects.filter(action="case.exported").exists()

    after = lead.post(sheet(case), {"read": "yes"}).content.decode()
    assert [words in after for words in ["Not for everybody", "Her brother-in-law", "Her words."]] == [True] * 3
    entry = AuditEntry.objects.get(action="case.exported")
    assert (entry.actor, entry.reason) == (attendance_lead, "Had read to whom it must not go.")


def test_t5_a_mark_without_a_name_asks_too(site, lead):
    case = opened(site, "Her words.")
    case.do_not_disclose = True
    case.save()
    page = lead.get(sheet(case)).content.decode()
    assert ("Ask the safeguarding lead first." in page, "Her words." in page) == (True, False)


def test_who_must_not_know_is_on_paper_only_behind_the_question(site, lead):
    case = opened(site, "Her words.", must_not_know="His dad")
    before = lead.get(sheet(case)).content.decode()
    assert (GATE in before, "Her words." in before) == (True, False)
    assert "His dad" in lead.post(sheet(case), {"read": "yes"}).content.decode()


def test_the_number_of_a_family_is_not_on_paper(site, lead):
    case = opened(site, wants="phone", value="07700 900123", safe_times="before 3")
    page = lead.get(sheet(case)).content.decode()
    assert ("07700" in page, "before 3" in page, "kept in the inbox" in page) == (False, True, True)
    assert ("Voice message", "no") in record_sheet.wishes_of(case.safe_contact)


@pytest.mark.parametrize(("wants", "never"), [("code", True), ("none", True), ("in_person", False)])
def test_a_family_that_gave_no_way_is_never_rung(site, wants, never):
    case = opened(site, wants=wants)
    assert (("Phone, texts, e-mail", "never") in record_sheet.wishes_of(case.safe_contact)) == never


def test_the_facts_of_a_closed_case(site, attendance_lead):
    case = opened(site, reasons=["worry"], class_year="Oak", interpreter=True, language="pl")
    case.status, case.outcome, case.closed_on = Status.CLOSED, "helped", date(2026, 11, 27)
    case.recorded, case.recorded_on, case.recorded_by = "yes", date(2026, 11, 27), attendance_lead
    facts = dict(record_sheet.facts_of(case))
    assert facts["Language"] == "Polski, would like an interpreter"
    assert facts["They ticked"] == "My child is worried or scared about school"
    assert facts["In the safeguarding record"] == "Yes, it is in our safeguarding record (27 November 2026, amara)"
    assert (facts["Closed"], facts["How it ended"]) == ("27 November 2026", "We found something that helps")
    assert "Child" not in facts


def test_c1_somebody_who_is_kept_from_a_case_sees_what_there_is_of_none(site, lead, attendance_lead):
    case = opened(site, "Her words.")
    assert lead.get(sheet(case)).status_code == 200
    case.excluded.add(attendance_lead)
    missing = reverse("inbox:chronology", args=[uuid.uuid4()])
    for method in [lead.get, lead.post]:
        kept, none = method(sheet(case)), method(missing)
        assert (kept.status_code, none.status_code, kept.content == none.content) == (404, 404, True)


def test_words_that_do_not_open_say_so_and_the_rest_is_there(site, lead, attendance_lead):
    case = a_week(site, attendance_lead)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_message SET body = %s WHERE position = 1", ["AAAA"])
    page = lead.get(sheet(case)).content.decode()
    assert ("cannot be opened" in page, "She came in." in page, "AAAA" in page) == (True, True, False)


def test_e1_what_a_family_typed_stays_text_on_paper(site, lead, attendance_lead):
    case = opened(site, NASTY, child=NASTY, class_year=NASTY, must_not_know=NASTY, safe_times=NASTY)
    services.add_note(case=case, author=attendance_lead, body=NASTY)
    case.do_not_disclose, case.do_not_disclose_to = True, NASTY
    case.save()
    pages = [lead.get(sheet(case)).content.decode(), lead.post(sheet(case), {"read": "yes"}).content.decode()]
    assert [(is_inert(page), "&lt;script&gt;" in page) for page in pages] == [(True, True)] * 2


def test_a_longer_thread_asks_the_database_no_more(site, lead, attendance_lead, django_assert_max_num_queries):
    case = a_week(site, attendance_lead)
    for number in range(5):
        services.write_back(case=case, body=f"More {number}.", key=new_token())
        services.add_note(case=case, author=attendance_lead, body=f"Note {number}.")
    with django_assert_max_num_queries(22):
        assert lead.get(sheet(case)).status_code == 200
