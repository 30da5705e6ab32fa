"""One case on its page: the card on top, the number behind two presses, who else is there."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from contact import services
from contact.models import Presence, SafeContact
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from tests.cast import member, signed_in
from tests.contact.acts import fresh, inbox_page, opened, read_card

NUMBER = "07700 900123"
ACKNOWLEDGE = "I have read how this family may be reached"


@pytest.fixture
def lead(attendance_lead):
    return signed_in(attendance_lead)


@pytest.fixture
def colleague(site):
    return member("nadia", GroupName.ATTENDANCE_TEAM)


@pytest.fixture
def by_phone(site):
    return opened(site, "My words.", wants="phone", value=NUMBER, must_not_know="his dad", safe_times="before 3")


def text_of(response) -> str:
    return response.content.decode()


def acts(case) -> list[str]:
    return list(AuditEntry.objects.filter(subject=case.pk).values_list("action", flat=True))


def test_the_page_begins_with_how_to_reach_them(lead, by_phone):
    page = text_of(lead.get(inbox_page(by_phone)))
    order = [page.index(words) for words in ["How this family may be reached", "Ring me", "his dad", "My words."]]

    assert order == sorted(order)
    assert [words in page for words in ["Leave no voice message.", "Do not text.", "Do not e-mail."]] == [True] * 3


def test_the_number_is_hidden_until_the_card_is_read_and_then_until_it_is_asked_for(lead, by_phone):
    before = text_of(lead.get(inbox_page(by_phone)))
    refused = lead.post(inbox_page(by_phone, "reveal"))
    read_card(lead, by_phone)
    read = text_of(lead.get(inbox_page(by_phone)))
    shown = text_of(lead.post(inbox_page(by_phone, "reveal")))
    after = text_of(lead.get(inbox_page(by_phone)))

    assert refused.status_code == 409
    pages = [before, text_of(refused), read, shown, after]
    assert [NUMBER in page for page in pages] == [False, False, False, True, False]


def test_who_read_the_card_and_who_saw_the_number_is_written_down(lead, by_phone, attendance_lead):
    lead.post(inbox_page(by_phone, "reveal"))
    assert "case.revealed" not in acts(by_phone)
    read_card(lead, by_phone)
    lead.post(inbox_page(by_phone, "reveal"))
    lead.post(inbox_page(by_phone, "reveal"))

    assert [acts(by_phone).count(act) for act in ["case.acknowledged", "case.revealed"]] == [1, 2]
    seen = AuditEntry.objects.filter(subject=by_phone.pk, action="case.revealed")
    assert {entry.actor for entry in seen} == {attendance_lead}


def test_reading_one_card_opens_no_other(site, lead, by_phone):
    other = opened(site, wants="phone", value="07700 900999")
    read_card(lead, by_phone)

    assert lead.post(inbox_page(other, "reveal")).status_code == 409


def test_what_one_reader_read_counts_for_nobody_else(lead, by_phone, colleague):
    read_card(lead, by_phone)

    assert signed_in(colleague).post(inbox_page(by_phone, "reveal")).status_code == 409


def test_the_next_sign_in_reads_anew(lead, by_phone, attendance_lead):
    read_card(lead, by_phone)

    assert signed_in(attendance_lead).post(inbox_page(by_phone, "reveal")).status_code == 409


def test_when_the_family_changes_its_wishes_the_card_is_read_anew(lead, by_phone):
    read_card(lead, by_phone)
    SafeContact.objects.filter(case=by_phone).update(version=2)

    assert lead.post(inbox_page(by_phone, "reveal")).status_code == 409
    assert ACKNOWLEDGE in text_of(lead.get(inbox_page(by_phone)))


def test_a_card_that_changed_while_it_was_read_is_not_taken_as_read(lead, by_phone):
    SafeContact.objects.filter(case=by_phone).update(version=2)
    answer = lead.post(inbox_page(by_phone, "acknowledge"), {"card": 1})

    assert (answer.status_code, "Please read it again." in text_of(answer)) == (409, True)
    assert lead.post(inbox_page(by_phone, "reveal")).status_code == 409


def test_the_session_remembers_ids_and_numbers_only(lead, by_phone):
    read_card(lead, by_phone)
    lead.post(inbox_page(by_phone, "reveal"))
    kept = {key: value for key, value in lead.session.items() if not key.startswith("_")}

    assert kept == {"inbox_read_cards": {str(by_phone.pk): 1}, "staff_sign_in": kept["staff_sign_in"]}
    assert set(kept["staff_sign_in"]) == {"at", "proved", "seen", "rested", "browser", "second_step"}


def test_reading_is_written_down_with_the_name_of_who_read(lead, by_phone, attendance_lead):
    lead.get(inbox_page(by_phone))
    entry = AuditEntry.objects.get(action="case.read")

    assert (entry.actor, entry.subject) == (attendance_lead, by_phone.pk)


def test_a_note_stays_with_the_team_and_comes_after_the_reply(site, lead, by_phone, attendance_lead):
    sent = {"body": "Ring the nurse.", "kind": "decision"}
    assert lead.post(inbox_page(by_phone, "note"), sent).status_code == 303
    note = by_phone.notes.get()
    page = text_of(read_card(lead, by_phone).get(inbox_page(by_phone)))

    assert (note.body, note.kind, note.author) == ("Ring the nurse.", "decision", attendance_lead)
    assert by_phone.messages.count() == 1
    assert page.index('id="replyform_body"') < page.index('id="noteform_body"')
    soup = BeautifulSoup(page, "html.parser")
    assert soup.select_one("#noteform_body").find_parent("form") != soup.select_one("#replyform_body").find_parent(
        "form"
    )
    assert [tag["class"] for tag in soup.select("[tabindex]") if int(tag["tabindex"]) > 0] == []


def test_an_empty_note_is_asked_for(lead, by_phone):
    assert "Please write a few words." in text_of(lead.post(inbox_page(by_phone, "note"), {"kind": "note"}))


def test_somebody_else_who_reads_is_named(lead, by_phone, colleague):
    lead.get(inbox_page(by_phone))
    theirs = signed_in(colleague)
    words = "amara has this open now."

    assert words in text_of(theirs.get(inbox_page(by_phone)))
    assert words not in text_of(lead.get(inbox_page(by_phone)))
    assert theirs.post(inbox_page(by_phone, "here")).json() == {"words": words}


def test_after_two_minutes_without_a_sign_somebody_has_gone(by_phone, attendance_lead, colleague):
    now = timezone.now()
    services.be_there(case=by_phone, reader=attendance_lead, now=now - timedelta(minutes=3))
    with time_machine.travel(now, tick=False):
        answer = signed_in(colleague).post(inbox_page(by_phone, "here")).json()

    assert answer == {"words": ""}
    assert [presence.reader for presence in Presence.objects.all()] == [colleague]


def test_asking_who_is_there_is_no_reading(lead, by_phone):
    lead.post(inbox_page(by_phone, "here"))

    assert acts(by_phone) == ["case.opened"]


def test_titles_and_crumbs_carry_the_reference_only(site, lead, attendance_lead):
    case = opened(site, "My words.", child="Zoë")
    services.name_case(case=case, actor=attendance_lead, summary="Year 3, mornings")
    lead.post(inbox_page(case, "note"), {"body": "Ring the nurse.", "kind": "note"})
    soup = BeautifulSoup(lead.get(inbox_page(case)).content, "html.parser")

    assert soup.title.get_text().split() == [case.ref, "-", "Schoolgate"]
    heads = " ".join(tag.get_text(" ") for tag in soup.select("title, header, h1, .messages, nav"))
    assert [words for words in ["My words.", "Zoë", "Year 3", "nurse"] if words in heads] == []


def test_the_number_of_questions_does_not_grow(site, lead, attendance_lead, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(case) -> int:
        with CaptureQueriesContext(connection) as questions:
            assert lead.get(inbox_page(case)).status_code == 200
        return len(questions)

    case = opened(site)
    services.reply(case=case, author=attendance_lead, body="Hello.", version=1, key=new_token())
    services.add_note(case=case, author=attendance_lead, body="Note.")
    lead.get(inbox_page(case))
    one = count(case)
    for number in range(5):
        services.write_back(case=case, body=f"More {number}.", key=new_token())
        services.reply(
            case=case, author=attendance_lead, body=f"{number}", version=fresh(case).version, key=new_token()
        )
        services.add_note(case=case, author=attendance_lead, body="Note.")

    assert count(case) == one
    assert one < 40
