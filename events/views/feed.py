"""The school's dates for everybody's calendar. Names no family."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from events.calendar import public_calendar
from events.models import Occurrence
from home.models import SchoolSettings


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Coming dates to subscribe to; cancelled ones are marked, so that calendars strike them out."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    dates = Occurrence.objects.of_site(site).for_families().coming(timezone.now())
    name = SchoolSettings.for_site(site).school_name
    content = public_calendar(dates, base_url=settings.BASE_URL, name=name)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "public, max-age=900"
    return response
