"""Coming dates for people who follow the school in a feed reader (RSS 2.0). Names no family."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from wagtail.models import Site

from events.models import Occurrence
from events.readable import in_one_line, readable
from home.models import SchoolSettings

MOST_DATES = 40


class RssWithTimes(Rss201rev2Feed):
    """RSS knows when something was told, not when it is: that takes the words of its event module.

    Source: RSS 1.0 Modules, Event (http://purl.org/rss/1.0/modules/event/).
    """

    def rss_attributes(self) -> dict[str, str]:
        """With the name of the event module."""
        return {**super().rss_attributes(), "xmlns:ev": "http://purl.org/rss/1.0/modules/event/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Start, end and place of one date, after the usual."""
        super().add_item_elements(handler, item)
        for name, value in item["event"].items():
            handler.addQuickElement(f"ev:{name}", value)


class DatesFeed(Feed):
    """/events/feed.xml: what is on, soonest first."""

    feed_type = RssWithTimes
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest) -> Site:
        """The school that was asked. Raises Http404 where there is none."""
        site = Site.find_for_request(request)
        if site is None:
            raise Http404
        return site

    def title(self, site: Site) -> str:
        """The school and what it tells."""
        school = in_one_line(SchoolSettings.for_site(site).school_name)
        return _("%(school)s: coming dates") % {"school": school}

    def description(self, site: Site) -> str:
        """What a reader finds in it."""
        return _("Coffee mornings and other dates for families.")

    def link(self, site: Site) -> str:
        """The school's own list."""
        return f"{site.root_url}/events/"

    def feed_url(self, site: Site) -> str:
        """The feed itself."""
        return site.root_url + reverse("events:feed")

    def items(self, site: Site) -> list[Occurrence]:
        """Dates that are ahead."""
        return list(Occurrence.objects.of_site(site).for_families().coming(timezone.now())[:MOST_DATES])

    def item_title(self, item: Occurrence) -> str:
        """What and when; that it is off, first."""
        words = {"title": in_one_line(item.page.title), "when": item.when_words}
        return (_("Cancelled: %(title)s, %(when)s") if item.is_cancelled else _("%(title)s, %(when)s")) % words

    def item_description(self, item: Occurrence) -> str:
        """Where, and the first words of its page."""
        off = _("We are sorry. This one is off.") if item.is_cancelled else ""
        return "\n\n".join(filter(None, [off, in_one_line(item.page.place), readable(item.page.introduction).strip()]))

    def item_link(self, item: Occurrence) -> str:
        """Its page."""
        return item.page.full_url or "/"

    def item_guid(self, item: Occurrence) -> str:
        """Its name for good."""
        return f"urn:uuid:{item.pk}"

    def item_pubdate(self, item: Occurrence) -> datetime | None:
        """Since when families can book; nothing as long as that is ahead."""
        return item.opens_at if item.opens_at <= timezone.now() else None

    def item_extra_kwargs(self, item: Occurrence) -> dict[str, Any]:
        """The times with their distance from Greenwich, for programs."""
        start, end = item.local_start.isoformat("T", "seconds"), item.local_end.isoformat("T", "seconds")
        return {"event": {"startdate": start, "enddate": end, "location": in_one_line(item.page.place)}}
