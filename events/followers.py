"""Which dates those see who follow the school in a calendar."""

from datetime import datetime, timedelta

from wagtail.models import Page, Site

from events.enums import SHOWN_TO_FAMILIES, OccurrenceStatus
from events.models import Occurrence
from events.querysets import OccurrenceQuerySet

# A subscription shows what the feed has now. A date stays for a while after its day, so that a calendar that was
# offline still hears that it was called off, and nobody's past weeks look empty.
STAYS_FOR = timedelta(days=30)


def dates_to_tell(site: Site, now: datetime) -> OccurrenceQuerySet:
    """Dates of a school that are ahead or were over for less than `STAYS_FOR`, soonest first; cancelled ones too."""
    told = SHOWN_TO_FAMILIES | {OccurrenceStatus.COMPLETED}
    public = Page.objects.live().public().values("pk")
    dates = Occurrence.objects.of_site(site).with_page().filter(status__in=told, page__in=public)
    return dates.coming(now - STAYS_FOR)
