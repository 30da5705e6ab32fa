"""A tip is left as it is for a reason, on one page, by somebody who may edit it; the reason can be taken back."""

from datetime import UTC, datetime

import pytest
import time_machine

from attendance_pages.models import SupportService, ToneDismissal
from home.models import StandardPage
from tests.cast import signed_in

LEAVE, AGAIN = "/admin/kind-words/leave/", "/admin/kind-words/again/"


@pytest.fixture
def about(home):
    """A page with a wording."""
    return home.add_child(instance=StandardPage(title="About", slug="about", introduction="Truancy.", body=[]))


def said(item, **changes) -> dict[str, object]:
    """What the panel sends about a wording on a page."""
    return {
        "kind": "wagtailcore.page", "id": item.pk, "term": "t049-truant-truancy", "wording": "Truancy",
        "reason": "It is the name of a leaflet.", **changes,
    }  # fmt: skip


def test_an_editors_reason_is_kept_with_her_name_and_the_day(about, editor, site):
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        answer = signed_in(editor).post(LEAVE, said(about))

    assert answer.json() == {
        "left": [
            {
                "id": "t049-truant-truancy", "wording": "Truancy", "reason": "It is the name of a leaflet.",
                "who": "priya", "when": "23 November 2026",
            }
        ]
    }  # fmt: skip
    assert ToneDismissal.objects.get().site == site


def test_said_twice_the_newer_reason_counts(about, editor):
    signed_in(editor).post(LEAVE, said(about))
    signed_in(editor).post(LEAVE, said(about, reason="We asked parents."))

    assert [left.reason for left in ToneDismissal.objects.all()] == ["We asked parents."]


def test_the_reason_can_be_taken_back(about, editor):
    signed_in(editor).post(LEAVE, said(about))

    assert signed_in(editor).post(AGAIN, said(about)).json() == {"left": []}
    assert ToneDismissal.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": ""}, "Say in a few words why these words stay."),
        ({"reason": "x"}, "Say in a few words why these words stay."),
        ({"reason": "\0\0\0"}, "Say in a few words why these words stay."),
        ({"reason": "a" * 300}, "Please say it in 200 letters or fewer."),
        ({"term": "t" * 300}, "This page has changed. Please open it anew."),
        ({"wording": ""}, "This page has changed. Please open it anew."),
        ({"id": "9" * 30}, "This page has changed. Please open it anew."),
        ({"id": "-1"}, "This page has changed. Please open it anew."),
    ],
)
def test_a_wrong_answer_gets_one_sentence(about, editor, changes, sentence):
    answer = signed_in(editor).post(LEAVE, said(about, **changes))

    assert (answer.status_code, answer.json()) == (422, {"error": sentence})
    assert ToneDismissal.objects.count() == 0


@pytest.mark.parametrize("changes", [{"id": 987654}, {"kind": "staff.user"}, {"kind": "no.such"}])
def test_only_pages_and_snippets_that_are_there(about, editor, changes):
    answer = signed_in(editor).post(LEAVE, said(about, **changes))

    assert (answer.status_code, answer.json()) == (403, {"error": "You cannot change this page."})


def test_somebody_who_may_not_edit_the_page_leaves_nothing(about, attendance_lead, site):
    place = SupportService.objects.create(site=site, name="Help", description="Truancy.")
    client = signed_in(attendance_lead)
    answers = [client.post(LEAVE, said(about)), client.post(AGAIN, said(about))]
    answers += [client.post(LEAVE, said(place, kind="attendance_pages.supportservice"))]

    assert ([answer.status_code for answer in answers], ToneDismissal.objects.count()) == ([403, 403, 403], 0)


def test_a_place_that_can_help_can_be_left_too(editor, site):
    place = SupportService.objects.create(site=site, name="Help", description="Truancy.")
    signed_in(editor).post(LEAVE, said(place, kind="attendance_pages.supportservice"))

    assert ToneDismissal.objects.get().about == place


def test_a_parent_is_sent_to_the_sign_in(about, parent):
    answer = parent.post(LEAVE, said(about))

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/admin/login/")


def test_reading_the_address_changes_nothing(about, editor):
    assert [signed_in(editor).get(address).status_code for address in (LEAVE, AGAIN)] == [405, 405]
