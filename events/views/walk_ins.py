"""On the day: a family without a booking, booked and ticked in on one screen."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from events.forms.walk_in import WalkInSheet
from events.models import Occurrence
from events.on_the_day import DayRefused
from events.refusals import BookingRefused
from events.services import Outcome, walk_in
from events.views.day_frame import on_the_day, page, say_if_late, see_other


@on_the_day
@require_http_methods(["GET", "HEAD", "POST"])
def walk_ins(request: HttpRequest, date: Occurrence) -> HttpResponse:
    """The form with what is left; a POST leads to the family's page."""
    if request.method != "POST":
        return page(request, date, "walk_in", sheet=WalkInSheet(occurrence=date))
    sheet = WalkInSheet(request.POST, occurrence=date)
    if not sheet.is_valid():
        return page(request, date, "walk_in", 422, sheet=sheet)
    try:
        booked = walk_in(occurrence=date, request=sheet.request(), key=sheet.key, by=request.user, reason=sheet.reason)
    except (DayRefused, BookingRefused) as refused:
        sheet.refuse(refused)
        return page(request, date, "walk_in", 409, sheet=sheet)
    say_if_late(request, booked.outcome is not Outcome.REPEATED)
    return see_other("family", date, booked.booking.pk)
