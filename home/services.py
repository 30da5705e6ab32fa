"""What staff do with pages and settings beside writing them."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from home.models import BasePage
from home.models.base_page import REVIEW_EVERY
from site_project.staff.models import User

STILL_RIGHT = "home.still_right"  # in the page's history


@transaction.atomic
def still_right(*, page: BasePage, by: User, today: date) -> date:
    """Somebody looked at the page and it is right: checked today, to be looked at again in a year. Returns that day.

    Families see the new date at once. Words that somebody has not published yet stay where they are: the dates go
    into each kept version that may still go public, so that publishing it later does not bring the old dates back.
    """
    again = today + REVIEW_EVERY
    type(page).objects.filter(pk=page.pk).update(reviewed_on=today, review_due_on=again)
    dates = {"reviewed_on": today.isoformat(), "review_due_on": again.isoformat()}
    for version in _may_go_public(page):
        # Not save(): it would make this version the newest.
        Revision.objects.filter(pk=version.pk).update(content={**version.content, **dates})
    log(instance=page, action=STILL_RIGHT, user=by)
    return again


def _may_go_public(page: BasePage) -> list[Revision]:
    """The live version, the newest one, what waits for its hour, and what waits for somebody's yes."""
    newest = Q(pk__in=[page.live_revision_id, page.latest_revision_id])
    asked_for = Q(pk__in=TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision"))
    return list(page.revisions.filter(newest | Q(approved_go_live_at__isnull=False) | asked_for))
