"""The number on the dashboard: strong wordings that stand on live pages and wait for a kinder one."""

from django.utils import timezone
from wagtail.models import Page, Site

from attendance_pages.kind_words.querysets import kept_under
from attendance_pages.models import Strength, ToneDismissal, ToneFinding
from attendance_pages.querysets import flagged_words_live


def found(site, page, term_id: str, strength: Strength) -> ToneFinding:
    """A wording that stands on the page."""
    now = timezone.now()
    return ToneFinding.objects.create(
        site=site, content_type=kept_under(page), object_id=page.pk, term_id=term_id, wording=term_id,
        strength=strength, first_seen=now, last_seen=now,
    )  # fmt: skip


def test_it_counts_strong_wordings_only(site, home):
    found(site, home, "truant", Strength.STRONG)
    found(site, home, "comply", Strength.STRONG)
    found(site, home, "senco", Strength.EXPLAIN)
    found(site, home, "simple", Strength.CONSIDER)

    assert flagged_words_live(site) == 2


def test_a_wording_that_somebody_left_for_a_reason_does_not_count_on_that_page(site, home):
    other = Page(title="Other", slug="other")
    home.add_child(instance=other)
    found(site, home, "truant", Strength.STRONG)
    found(site, other, "truant", Strength.STRONG)
    ToneDismissal.objects.create(
        site=site, content_type=kept_under(home), object_id=home.pk, term_id="truant", wording="truant",
        reason="A quotation.", left_at=timezone.now(),
    )  # fmt: skip

    assert flagged_words_live(site) == 1


def test_it_counts_one_school_only_and_asks_once(site, home, django_assert_num_queries):
    found(site, home, "truant", Strength.STRONG)
    other = Site.objects.create(hostname="other.example", root_page=home)

    with django_assert_num_queries(1):
        assert flagged_words_live(other) == 0
