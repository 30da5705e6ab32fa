"""What stands on live pages is known, and since when. A draft is nobody's business."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Site

from attendance_pages.kind_words.querysets import kept_under
from attendance_pages.kind_words.services import leave_as_it_is, read_where_the_list_changed, renew_findings
from attendance_pages.models import SupportService, ToneDismissal, ToneFinding, ToneScan
from home.models import HomePage, StaffMember, StandardPage

MONDAY, TUESDAY = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)
HARSH = "Truancy. Prosecution."
BOTH = {"Truancy", "Prosecution"}


@pytest.fixture
def done(django_capture_on_commit_callbacks):
    """`with done():` whatever is saved inside is committed at the end, as on a real site."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def harsh(home, done):
    """A live page with two strong wordings, since Monday."""
    with time_machine.travel(MONDAY, tick=False), done():
        return home.add_child(instance=StandardPage(title="About", slug="about", introduction=HARSH, body=[]))


def wordings() -> set[str]:
    """What is known to stand on live pages and snippets."""
    return set(ToneFinding.objects.values_list("wording", flat=True))


def test_a_page_that_goes_live_is_read(harsh, site):
    assert wordings() == BOTH
    assert {found.site for found in ToneFinding.objects.all()} == {site}
    assert {found.about for found in ToneFinding.objects.all()} == {harsh.page_ptr}


def test_a_wording_keeps_its_first_day_and_a_new_one_has_its_own(harsh, done):
    with time_machine.travel(TUESDAY, tick=False), done():
        harsh.introduction = "Truancy. Sanctions."
        harsh.save_revision().publish()

    assert list(ToneFinding.objects.values_list("wording", "first_seen", "last_seen")) == [
        ("Truancy", MONDAY, TUESDAY),
        ("Sanctions", TUESDAY, TUESDAY),
    ]


def test_a_draft_changes_nothing(harsh, done):
    with done():
        harsh.introduction = "Kind words."
        harsh.save_revision()

    assert wordings() == BOTH


@pytest.mark.parametrize("go", [lambda page: page.unpublish(), lambda page: page.delete()], ids=["unpublish", "delete"])
def test_a_page_that_goes_takes_its_wordings_along(harsh, done, go):
    with done():
        go(harsh)

    assert wordings() == set()


def test_a_page_that_goes_takes_along_what_hangs_below_it_and_every_reason(harsh, site, editor, done):
    with done():
        below = harsh.add_child(instance=StandardPage(title="Below", introduction="Sanctions.", body=[]))
    leave_as_it_is(item=below, site=site, term_id="t", wording="w", reason="Because.", user=editor)
    assert wordings() == {*BOTH, "Sanctions"}
    with done():
        harsh.specific.delete()

    assert (wordings(), ToneDismissal.objects.count()) == (set(), 0)


def test_a_page_published_by_the_clock_is_read(home, done):
    soon = timezone.now() + timedelta(minutes=5)
    page = home.add_child(instance=StandardPage(title="About", slug="about", live=False, body=[]))
    page.introduction, page.go_live_at = HARSH, soon
    with done():
        page.save_revision().publish()
    assert wordings() == set()
    with time_machine.travel(soon + timedelta(seconds=1)), done():
        call_command("publish_scheduled", stdout=StringIO())

    assert wordings() == BOTH


def test_a_page_that_explains_the_law_may_use_the_laws_words(harsh, done):
    with done():
        harsh.explains_the_law = True
        harsh.save()

    assert wordings() == {"Truancy"}


def test_a_page_that_moves_to_another_school_is_counted_there(harsh, home, done):
    other = Site.objects.create(
        hostname="other.example", root_page=home.get_parent().add_child(instance=HomePage(title="B"))
    )
    with done():
        harsh.move(other.root_page, pos="last-child")

    assert {found.site for found in ToneFinding.objects.all()} == {other}


def test_a_place_that_can_help_is_read_too_until_it_is_deleted(site, done):
    with done():
        place = SupportService.objects.create(site=site, name="Help", description="For hard to reach families.")
    assert wordings() == {"hard to reach"}
    with done():
        place.delete()

    assert wordings() == set()


def test_by_the_clock_every_school_is_read_once_and_again_when_its_list_changed(harsh, site, home):
    ToneFinding.objects.all().delete()
    StaffMember.objects.create(site=site, name="Tom", role="Teacher", can_help_with="Sanctions.")

    assert (read_where_the_list_changed(), wordings()) == (1, {*BOTH, "Sanctions"})
    assert read_where_the_list_changed() == 0
    ToneScan.objects.update(fingerprint="an older list")
    assert read_where_the_list_changed() == 1


def test_what_was_missed_is_gone_after_a_day(harsh, site):
    read_where_the_list_changed()
    StandardPage.objects.update(introduction="Kind words.")
    assert read_where_the_list_changed() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        read_where_the_list_changed()

    assert wordings() == set()


@pytest.mark.parametrize(
    "introduction", [HARSH, "Sanctions. Prosecution. Hard to reach. Cohort. Robust. Stakeholders."]
)
def test_reading_a_page_asks_as_often_for_six_wordings_as_for_two(harsh, introduction, django_assert_num_queries):
    harsh.introduction = introduction
    harsh.save()
    renew_findings(kept_under(harsh), harsh.pk)
    ToneFinding.objects.all().delete()

    with django_assert_num_queries(11):
        renew_findings(kept_under(harsh), harsh.pk)
    assert ToneFinding.objects.count() in (2, 6)
