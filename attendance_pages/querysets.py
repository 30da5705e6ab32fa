"""Named reads of help pages, services and illnesses."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from wagtail.models import Page, Site

from attendance_pages.places.enums import Freshness
from attendance_pages.places.freshness import HIDDEN_STATUSES, Limits, where_fresh, where_shown


class SupportServiceQuerySet(models.QuerySet[Any]):
    def of_school(self, site: Site) -> "SupportServiceQuerySet":
        """The services of one school, in its order."""
        return self.filter(site=site)

    def shown(self, limits: Limits) -> "SupportServiceQuerySet":
        """Those that families see: somebody at the school has checked them, not too long ago."""
        return self.filter(where_shown(limits))

    def checked(self, freshness: Freshness, limits: Limits) -> "SupportServiceQuerySet":
        """Those whose check is that fresh."""
        return self.filter(where_fresh(freshness, limits))

    def to_check(self, limits: Limits) -> "SupportServiceQuerySet":
        """Those that somebody at school has to look at: never checked, overdue, hidden by age, or told not to work."""
        due = Q(pk__in=self.filter(troubles__isnull=False).values("pk"))
        for stale in (Freshness.NEVER, Freshness.TOO_OLD, Freshness.OVERDUE):
            due |= where_fresh(stale, limits)
        return self.exclude(status__in=HIDDEN_STATUSES).filter(due)

    def with_freshness(self, limits: Limits) -> "SupportServiceQuerySet":
        """Each with `freshness_now`, for lists that show it of many."""
        kinds = [When(where_fresh(kind, limits), then=Value(kind.value)) for kind in Freshness]
        return self.annotate(freshness_now=Case(*kinds, output_field=models.CharField()))

    def with_rows(self) -> "SupportServiceQuerySet":
        """With numbers and opening hours, in two queries for any number of services."""
        return self.prefetch_related("phones", "schedules")


def services_to_check(site: Site) -> Any:
    """What the school has to ring or look at again, for the list and the dashboard."""
    from attendance_pages.models import PlacesSettings, SupportService  # noqa: PLC0415 - models use the queryset above

    return SupportService.objects.of_school(site).to_check(PlacesSettings.limits(site))


class IllnessTopicQuerySet(models.QuerySet[Any]):
    def of_school(self, site: Site) -> "IllnessTopicQuerySet":
        """The illnesses that one school tells about, from A to Z."""
        return self.filter(site=site)

    def shown(self) -> "IllnessTopicQuerySet":
        """Those that somebody checked against the NHS, and not too long ago (as `is_shown` of each)."""
        return self.filter(_still_counts())

    def to_check(self) -> "IllnessTopicQuerySet":
        """The others: families do not see them until somebody has looked again."""
        return self.exclude(pk__in=self.shown().values("pk"))


def _still_counts() -> models.Q:
    """Checked today, or as long ago as the school said that a check of this illness counts."""
    from attendance_pages.models import IllnessTopic  # noqa: PLC0415 - models use the queryset above

    counts, today = models.Q(), timezone.localdate()
    for days in IllnessTopic.Counts.values:
        counts |= models.Q(hide_if_older_than=days, source_checked_on__gte=today - timedelta(days=days))
    return counts


class NetworkPersonQuerySet(models.QuerySet[Any]):
    def of_school(self, site: Site) -> "NetworkPersonQuerySet":
        """The people around one school, in its order, each with the photo."""
        return self.filter(site=site).select_related("photo")


def help_pages_below(page: Page) -> Any:
    """The live help pages of all kinds below `page`, in the order of the page tree, without their long words."""
    return Page.objects.child_of(page).live().public().defer_streamfields().specific()


def stories_below(page: Page) -> Any:
    """The live good news below `page`, the newest first, without the long body."""
    from attendance_pages.models import GoodNewsPage  # noqa: PLC0415 - models use the querysets above

    return GoodNewsPage.objects.child_of(page).live().public().defer("body").order_by("-told_on", "-pk")


def flagged_words_live(site: Site) -> int:
    """How many strong wordings stand on a school's live pages and snippets and wait for a kinder one."""
    from attendance_pages.models import Strength, ToneFinding  # noqa: PLC0415 - models use the querysets above

    return ToneFinding.objects.of_school(site).filter(strength=Strength.STRONG).still_open().count()
