"""A page on its way to families: asked for, approved, published, also by the clock."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState

from home.models import StandardPage
from site_project.staff.approval import pair_of_eyes
from tests.cast import signed_in


@pytest.fixture
def about(home):
    """A published page that priya will change."""
    page = home.add_child(instance=StandardPage(title="About", slug="about", introduction="Old words.", body=[]))
    page.save_revision().publish()
    pair_of_eyes()
    return page


def edited(page, **pressed) -> dict[str, str]:
    """The editor's form as a browser sends it, with new words and one button pressed."""
    return {
        "title": page.title, "slug": page.slug, "introduction": "New words.",
        "seo_title": "", "search_description": "", "reviewed_on": "2026-11-01", "review_due_on": "2027-11-01",
        "change_note": "", "changed_on": "",
        "co_authors": "", "co_authors_until": "", "other_words": "",
        "looked_at_on": "", "looked_at_with": "", "what_changed": "", "body-count": "1", "body-0-deleted": "",
        "body-0-order": "0", "body-0-type": "family_voice", "body-0-id": "", "body-0-value-quote": "Kind.",
        "body-0-value-who": "A dad", "body-0-value-year": "", "go_live_at": "", "expire_at": "",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", **pressed,
    }  # fmt: skip


def sees(parent) -> bool:
    """Whether a parent sees the new words."""
    return b"New words." in parent.get("/about/").content


def ask_for_approval(page, editor):
    """Priya changes the page and presses "submit for moderation"."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return signed_in(editor).post(address, edited(page, **{"action-submit": "1"}))


def approve(page, person):
    """Somebody opens the request and says yes."""
    task = WorkflowState.objects.get(object_id=str(page.pk)).current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    return signed_in(person).post(address, {"comment": "Lovely."})


def test_what_an_editor_asks_for_is_not_yet_public(about, editor, parent):
    assert ask_for_approval(about, editor).status_code == 302

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert sees(parent) is False


def test_the_heads_yes_makes_it_public(about, editor, approver, parent):
    ask_for_approval(about, editor)
    approve(about, approver)

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED
    assert sees(parent) is True


def test_an_editor_cannot_say_yes_to_her_own_words(about, editor, parent):
    ask_for_approval(about, editor)
    approve(about, editor)

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert sees(parent) is False


def test_an_editor_who_presses_publish_publishes_nothing(about, editor, parent):
    address = reverse("wagtailadmin_pages:edit", args=[about.pk])
    signed_in(editor).post(address, edited(about, **{"action-publish": "1"}))

    assert Revision.page_revisions.filter(object_id=str(about.pk)).count() == 2  # kept as a draft
    assert sees(parent) is False


def test_somebody_in_the_office_publishes_at_once(about, office, parent):
    address = reverse("wagtailadmin_pages:edit", args=[about.pk])
    signed_in(office).post(address, edited(about, **{"action-publish": "1"}))

    assert sees(parent) is True


def test_the_approval_step_is_made_once(about, home):
    pair_of_eyes()

    assert home.get_workflow().tasks.count() == 1
    assert about.get_workflow() == home.get_workflow()


def test_a_page_whose_hour_has_come_goes_public_by_the_clock(home, parent):
    soon = timezone.now() + timedelta(minutes=5)
    page = home.add_child(instance=StandardPage(title="About", slug="about", live=False, body=[]))
    page.introduction, page.go_live_at = "New words.", soon
    page.save_revision().publish()
    call_command("tick", stdout=StringIO())
    assert parent.get("/about/").status_code == 404

    with time_machine.travel(soon + timedelta(seconds=1)):
        call_command("tick", stdout=StringIO())
    assert sees(parent) is True


def test_a_page_whose_time_is_over_goes_by_the_clock(about, parent):
    Page.objects.filter(pk=about.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert parent.get("/about/").status_code == 200
    call_command("tick", stdout=StringIO())

    assert parent.get("/about/").status_code == 404
