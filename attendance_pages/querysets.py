"""Named reads of help pages and services."""

from typing import Any

from django.db import models
from wagtail.models import Page, Site


class SupportServiceQuerySet(models.QuerySet[Any]):
    def of_school(self, site: Site) -> "SupportServiceQuerySet":
        """The services that one school shows, in its order."""
        return self.filter(site=site)

    def shown(self) -> "SupportServiceQuerySet":
        """Those that somebody at the school has checked: an unchecked number helps nobody."""
        return self.exclude(status="inactive").filter(assured_date__isnull=False)


def guidance_below(page: Page) -> Any:
    """The live help pages below `page`, in the order of the page tree."""
    from attendance_pages.models import GuidancePage  # noqa: PLC0415 - models use the queryset above

    return GuidancePage.objects.child_of(page).live().public().defer("body")


def flagged_words_live(site: Site) -> int:
    """How many strong wordings stand on a school's live pages and snippets and wait for a kinder one."""
    from attendance_pages.models import Strength, ToneFinding  # noqa: PLC0415 - models use the querysets above

    return ToneFinding.objects.of_school(site).filter(strength=Strength.STRONG).still_open().count()
