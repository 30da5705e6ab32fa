"""On the day: who is in the building now, and the end of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from events.models import Occurrence
from events.on_the_day import DayRefused
from events.services import finish, read_day
from events.views.day_frame import on_the_day, page, see_other


@on_the_day
@require_safe
def building(request: HttpRequest, date: Occurrence) -> HttpResponse:
    """Everybody who has to come out if the alarm goes. Prints on one sheet."""
    inside = read_day(occurrence=date, reader=request.user)
    return page(request, date, "building", building=inside, supervisors=list(date.supervisors.all()))


@on_the_day
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, date: Occurrence) -> HttpResponse:
    """What finishing does, and the button that does it."""
    refused = None
    if request.method == "POST":
        try:
            missed = finish(occurrence_id=date.pk, by=request.user)
        except DayRefused as no:
            refused = no
        else:
            words = ngettext("%(missed)d family did not come.", "%(missed)d families did not come.", missed)
            messages.success(request, _("That was it for today.") + " " + words % {"missed": missed})
            return see_other("building", date)
    inside = read_day(occurrence=date, reader=request.user)
    to_come = sum(family.booking.is_confirmed for family in inside.families)
    begun = timezone.now() >= date.starts_at
    context = {"building": inside, "to_come": to_come, "begun": begun, "refused": refused}
    return page(request, date, "finish", 409 if refused else 200, **context)
