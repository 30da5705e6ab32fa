"""What looked like a machine is held back, read by people, and put among the new ones with one press."""

import uuid

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from contact import services
from contact.enums import Status
from contact.models import Case, TeamSettings
from contact.services.telling import tell_what_waits
from site_project.outbox.models import Notice
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.contact.acts import NASTY, held_back, is_inert, opened

TAB, RESTORE = "/admin/inbox/held-back/", "/admin/inbox/held-back/restore/"


@pytest.fixture
def lead(attendance_lead) -> Client:
    return signed_in(attendance_lead)


def statuses(*cases: Case) -> list[str]:
    return [Case.objects.get(pk=case.pk).status for case in cases]


def test_the_tab_says_how_many_and_the_list_why_without_any_words(site, lead):
    cases = [held_back(site, "Buy now.", "trap", child="Robin"), held_back(site, "Cheap.", "flood")]
    opened(site)
    page = lead.get(TAB).content.decode()
    assert "Held back (2)" in lead.get(reverse("inbox:list")).content.decode()
    assert [case.ref in page for case in cases] == [True, True]
    assert "a box was filled in that people do not see" in page
    assert "many messages came from one place" in page
    assert [words in page for words in ["Buy now.", "Cheap.", "Robin"]] == [False] * 3


def test_they_stand_in_no_other_list(site, lead):
    case = held_back(site)
    pages = [lead.get(reverse("inbox:list") + more).content.decode() for more in ["", "?closed"]]
    assert [case.ref in page for page in pages] == [False, False]


def test_it_can_be_opened_and_read(site, lead):
    page = lead.get(reverse("inbox:case", args=[held_back(site, "Please help us.").pk])).content.decode()
    assert ("Please help us." in page, "This was held back:" in page, "A family sent this" in page) == (True,) * 3


def test_f1_restoring_makes_it_new_due_anew_and_tells_the_team(site, attendance_lead):
    TeamSettings.objects.update_or_create(site=site, defaults={"answer_within": 1})
    with time_machine.travel("2026-11-16 10:00:00+00:00", tick=False) as clock:
        case = held_back(site)
        Notice.objects.all().delete()
        clock.move_to("2026-11-24 10:00:00+00:00")
        case = services.restore(case=case, actor=attendance_lead)
        clock.move_to("2026-11-24 13:31:00+00:00")
        tell_what_waits()
    assert (case.status, str(case.due_on), str(case.opened_on)) == ("new", "2026-11-25", "2026-11-16")
    entry = AuditEntry.objects.get(action="case.restored")
    assert (entry.subject, entry.actor) == (case.pk, attendance_lead)
    assert [notice.kind for notice in Notice.objects.all()] == ["message-digest"]


def test_f1_only_what_is_held_back_can_be_restored(site, attendance_lead):
    case = opened(site)
    with pytest.raises(services.NotFromHere):
        services.restore(case=case, actor=attendance_lead)
    assert not AuditEntry.objects.filter(action="case.restored").exists()


def test_f1_several_with_one_press(site, lead):
    one, two, left = (held_back(site) for _case in range(3))
    response = lead.post(RESTORE, {"case": [str(one.pk), str(two.pk)]}, follow=True)
    assert statuses(one, two, left) == ["new", "new", "quarantine"]
    assert "2 messages are with the new ones now." in response.content.decode()
    assert AuditEntry.objects.filter(action="case.restored").count() == 2


def test_a_second_press_changes_nothing_and_says_so(site, lead):
    case = held_back(site)
    answers = [lead.post(RESTORE, {"case": str(case.pk)}, follow=True).content.decode() for _press in range(2)]
    assert ["1 message is with the new ones now." in answers[0], "Nothing was moved." in answers[1]] == [True, True]
    assert AuditEntry.objects.filter(action="case.restored").count() == 1


@pytest.mark.parametrize("wrong", [[], ["nonsense"], [str(uuid.uuid4())], ["", "'; DROP"]])
def test_nonsense_restores_nothing(site, lead, wrong):
    case = held_back(site)
    assert lead.post(RESTORE, {"case": wrong}).status_code == 303
    assert statuses(case) == [Status.QUARANTINED]


def test_c6_neither_another_school_nor_a_kept_away_case_can_be_restored(site, lead, attendance_lead):
    second = Site.objects.create(hostname="second.example", root_page=Page.get_first_root_node())
    elsewhere, about_her = held_back(second), held_back(site)
    about_her.excluded.add(attendance_lead)
    lead.post(RESTORE, {"case": [str(elsewhere.pk), str(about_her.pk)]})
    page = lead.get(TAB).content.decode()
    assert statuses(elsewhere, about_her) == [Status.QUARANTINED] * 2
    assert ("Held back (0)" in page, elsewhere.ref in page, about_her.ref in page) == (True, False, False)


def test_e1_what_was_sent_stays_text_in_the_list(site, lead):
    held_back(site, NASTY, child=NASTY, class_year=NASTY)
    assert is_inert(lead.get(TAB).content.decode())


def test_the_list_does_not_ask_more_for_more(site, lead, django_assert_max_num_queries):
    for _case in range(8):
        held_back(site)
    with django_assert_max_num_queries(20):
        assert lead.get(TAB).status_code == 200
