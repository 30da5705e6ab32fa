"""What families say of pages, and what staff do with pages and settings beside writing them."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision, Site, TaskState

from home.models import BasePage, PageAnswer, PageNote, SchoolSettings, Term
from home.models.base_page import REVIEW_EVERY
from home.next_year import a_year_on, name_a_year_on
from home.querysets import newest_terms
from site_project.privacy.audit import record
from site_project.privacy.keys import keyed_hash
from site_project.staff.models import User

STILL_RIGHT = "home.still_right"  # in the page's history
KEEP_NOTES = timedelta(days=90)


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


def count_answer(*, site: Site, page: Page, key: str, helped: bool, note: str = "") -> None:
    """Count one answer about a page, and keep the note, if there is one, for 90 days.

    `key` is the form's one-time key: sent twice it counts once, and the same note is kept once.
    """
    PageAnswer.objects.get_or_create(
        key_hash=keyed_hash("page answer", key), defaults={"site": site, "page": page, "helped": helped}
    )
    if note:
        purge_after = timezone.localdate() + KEEP_NOTES
        PageNote.objects.get_or_create(
            key_hash=keyed_hash("page note", f"{key}\n{note}"),
            defaults={"site": site, "page": page, "text": note, "purge_after": purge_after},
        )


def remove_note(*, note: PageNote, actor: User) -> None:
    """Delete a note before its time, because it names somebody or is done."""
    with transaction.atomic():
        record(action="page_note.removed", subject=note.pk, actor=actor)
        note.delete()


def terms_a_year_on(terms: list[Term]) -> list[Term]:
    """The same terms a year later, not kept yet."""
    return [
        Term(
            school=term.school,
            name=name_a_year_on(term.name),
            first_day=a_year_on(term.first_day),
            last_day=a_year_on(term.last_day),
        )
        for term in terms
    ]


@transaction.atomic
def copy_terms(*, school: SchoolSettings, after: str) -> int:
    """Keep the newest school year's terms once more, a year later. Returns how many.

    `after` is the first day of the last term that was seen (2026-04-13): pressed a second time, there is a newer one
    and nothing is made.
    """
    newest = newest_terms(school)
    if not newest or newest[-1].first_day.isoformat() != after:
        return 0
    return len(Term.objects.bulk_create(terms_a_year_on(newest)))
