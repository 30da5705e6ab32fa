"""The school's dates for everybody's calendar and feed reader. They name no family."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from events.calendar import public_calendar
from events.followers import dates_to_tell
from events.news import DatesFeed
from events.views.unchanged import short_if_unchanged
from home.models import SchoolSettings


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Dates to subscribe to; cancelled ones are marked, so that calendars strike them out."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    dates = dates_to_tell(site, timezone.now())
    content = public_calendar(dates, base_url=settings.BASE_URL, school=SchoolSettings.for_site(site))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    return short_if_unchanged(request, response, made_at=rb"DTSTAMP:.*\r\n")


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The same for feed readers. Django's own time of the last change knows nothing of a date that is called off."""
    response = DatesFeed()(request)
    del response["Last-Modified"]
    return short_if_unchanged(request, response, made_at=rb"<lastBuildDate>.*?</lastBuildDate>")
