"""The team reads and answers."""

import pytest
from django.urls import reverse

from contact import services
from contact.models import Case, Note
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.contact.acts import opened


@pytest.fixture
def lead(attendance_lead):
    return signed_in(attendance_lead)


def page_of(case: Case, name: str = "case") -> str:
    return reverse(f"inbox:{name}", args=[case.pk])


def test_the_list_shows_no_words_of_a_family(site, lead):
    case = opened(site, "My words.", child="Zoë", class_year="Oak", language="pl", interpreter=True)
    page = lead.get(reverse("inbox:list")).content.decode()
    assert case.ref in page
    assert "Polski" in page
    assert "interpreter" in page
    for words in ["My words.", "Zoë", "Oak"]:
        assert words not in page


def test_closed_cases_have_a_list_of_their_own(site, lead, attendance_lead):
    now, done = opened(site), opened(site)
    services.close(case=done, actor=attendance_lead, version=1)
    first, second = (lead.get(reverse("inbox:list") + more).content.decode() for more in ["", "?closed"])
    assert (now.ref in first, done.ref in first) == (True, False)
    assert (now.ref in second, done.ref in second) == (False, True)


def test_those_who_wait_longest_come_first(site, lead, attendance_lead):
    answered, late, soon = opened(site), opened(site), opened(site)
    services.reply(case=answered, author=attendance_lead, body="Hello.", version=1, key=new_token())
    Case.objects.filter(pk=late.pk).update(due_on="2026-01-05")
    Case.objects.filter(pk=answered.pk).update(due_on="2026-01-01")
    cases = lead.get(reverse("inbox:list")).context["cases"]
    assert [case.pk for case in cases] == [late.pk, soon.pk, answered.pk]
    assert "waits since 5 January" in lead.get(reverse("inbox:list")).content.decode()


def test_the_case_page_begins_with_how_to_reach_them(site, lead):
    case = opened(
        site, "My words.", wants="phone", value="07700 900123", must_not_know="his dad", safe_times="before 3"
    )
    page = lead.get(page_of(case)).content.decode()
    order = [page.index(words) for words in ["How this family may be reached", "Ring me", "his dad", "My words."]]
    assert order == sorted(order)
    assert "Leave no voice message." in page


def test_reading_is_written_down_with_the_name_of_who_read(site, lead, attendance_lead):
    case = opened(site)
    lead.get(page_of(case))
    assert AuditEntry.objects.get(action="case.read").actor == attendance_lead
    assert AuditEntry.objects.get(action="case.read").subject == case.pk


def test_answering(site, lead):
    case = opened(site)
    response = lead.post(page_of(case, "reply"), {"body": "Thank you.", "version": 1, "key": new_token()})
    assert (response.status_code, response["Location"]) == (303, page_of(case))
    assert "The family has not opened it yet." in lead.get(page_of(case)).content.decode()


def test_a_late_answer_keeps_its_words_and_shows_what_is_new(site, lead):
    case = opened(site)
    services.write_back(case=case, body="One more thing.", key=new_token())
    page = lead.post(page_of(case, "reply"), {"body": "My long answer.", "version": 1, "key": new_token()})
    text = page.content.decode()
    assert page.status_code == 409
    assert "Please read it first, then try again." in text
    assert "One more thing." in text
    assert "My long answer." in text
    again = {"body": "My long answer.", "version": page.context["reply_form"]["version"].value(), "key": new_token()}
    assert lead.post(page_of(case, "reply"), again).status_code == 303


def test_a_note_stays_with_the_team(site, lead):
    case = opened(site)
    sent = {"body": "Ring the nurse.", "kind": "decision"}
    assert lead.post(page_of(case, "note"), sent).status_code == 303
    note = Note.objects.get()
    assert (note.body, note.kind, str(note.author)) == ("Ring the nurse.", "decision", "amara")
    assert case.messages.count() == 1


def test_taking_labelling_closing_and_opening_again(site, lead, attendance_lead):
    case = opened(site)
    lead.post(page_of(case, "take"), {"version": 1})
    lead.post(page_of(case, "label"), {"summary": "Year 3, mornings"})
    lead.post(page_of(case, "close"), {"version": 2})
    case = Case.objects.get()
    assert (case.assignee, case.summary, case.status) == (attendance_lead, "Year 3, mornings", "closed")
    assert "Reply to the family</h2>" not in lead.get(page_of(case)).content.decode()
    lead.post(page_of(case, "reopen"), {"version": 3})
    assert Case.objects.get().status == "open"


def test_a_family_cannot_bring_code_into_the_inbox(site, lead):
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 }}"
    case = opened(site, nasty, child=nasty, class_year=nasty, wants="phone", value=nasty, must_not_know=nasty)
    services.name_case(case=case, actor=None, summary=nasty)
    for path in [reverse("inbox:list"), page_of(case), "/admin/"]:
        text = lead.get(path).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_the_number_of_queries_does_not_grow(site, lead, attendance_lead, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(path):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert lead.get(path).status_code == 200
        return len(queries)

    case = opened(site)
    services.reply(case=case, author=attendance_lead, body="Hello.", version=1, key=new_token())
    services.add_note(case=case, author=attendance_lead, body="Note.")
    lead.get(page_of(case))
    one = count(reverse("inbox:list")), count(page_of(case))
    for number in range(2):
        opened(site)
        services.write_back(case=case, body=f"More {number}.", key=new_token())
        case.refresh_from_db()
        services.reply(case=case, author=attendance_lead, body=f"{number}", version=case.version, key=new_token())
        services.add_note(case=case, author=attendance_lead, body="Note.")
    assert (count(reverse("inbox:list")), count(page_of(case))) == one
    assert max(one) < 30
