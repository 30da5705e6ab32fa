"""Named reads of help pages, services and illnesses."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.models import Page, Site


class SupportServiceQuerySet(models.QuerySet[Any]):
    def of_school(self, site: Site) -> "SupportServiceQuerySet":
        """The services that one school shows, in its order."""
        return self.filter(site=site)

    def shown(self) -> "SupportServiceQuerySet":
        """Those that somebody at the school has checked: an unchecked number helps nobody."""
        return self.exclude(status="inactive").filter(assured_date__isnull=False)


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


def help_pages_below(page: Page) -> Any:
    """The live help pages of all kinds below `page`, in the order of the page tree, without their long words."""
    return Page.objects.child_of(page).live().public().defer_streamfields().specific()


def flagged_words_live(site: Site) -> int:
    """How many strong wordings stand on a school's live pages and snippets and wait for a kinder one."""
    from attendance_pages.models import Strength, ToneFinding  # noqa: PLC0415 - models use the querysets above

    return ToneFinding.objects.of_school(site).filter(strength=Strength.STRONG).still_open().count()
