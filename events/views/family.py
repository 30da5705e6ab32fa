"""The family's own page behind its private link. Looking never changes anything: mail scanners look too."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from events.calendar import booking_calendar
from events.forms import ChangeSheet
from events.models import Booking
from events.services import LATE_MINUTES
from events.services.people import settings_for
from events.standing import Standing
from site_project.privacy.http import confidential


@confidential
@require_safe
def my_booking(request: HttpRequest, token: str) -> HttpResponse:
    """One clear answer: booked, waiting, on offer, and what the family can do."""
    booking = family_booking(request, token)
    if booking is None:
        return unknown_link(request)
    return own_page(request, booking, token, changed="changed" in request.GET)


@confidential
@require_safe
def booking_file(request: HttpRequest, token: str) -> HttpResponse:
    """The booking for a phone's calendar."""
    booking = family_booking(request, token)
    if booking is None:
        return unknown_link(request)
    content = booking_calendar(booking, base_url=settings.BASE_URL)
    headers = {"Content-Disposition": 'attachment; filename="booking.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def unknown_link(request: HttpRequest) -> HttpResponse:
    """The link is mistyped, or its booking is long over."""
    return render(request, "bookings/unknown_link.html", status=404)


def family_booking(request: HttpRequest, token: str) -> Booking | None:
    """The booking of this school that a link opens. Links end with the names, a month after the day."""
    site = Site.find_for_request(request)
    booking = Booking.objects.of_site(site).with_link(token).first() if site else None
    if booking is None:
        return None
    kept = timedelta(days=settings_for(site).keep_contact_days)
    return booking if timezone.now() < booking.occurrence.ends_at + kept else None


def standing_of(booking: Booking) -> Standing:
    """How the family stands now."""
    return Standing(booking, Booking.objects.beside(booking).first(), timezone.now())


def own_page(
    request: HttpRequest,
    booking: Booking,
    token: str,
    *,
    sheet: ChangeSheet | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page as it stands. `more`: `changed`, or `refused`, why something could not be done."""
    context = {"booking": booking, "date": booking.occurrence, "token": token, "late_choices": LATE_MINUTES}
    standing = standing_of(booking)
    sheet = sheet or ChangeSheet(booking=booking, grows=standing.can_grow)
    context |= {"standing": standing, "sheet": sheet, **more}
    return render(request, "bookings/my_booking.html", context, status=status)


def back_to_page(token: str, query: str = "") -> HttpResponse:
    """To the page that says how it stands now."""
    response = redirect("events:my_booking", token=token)
    response["Location"] += query
    response.status_code = 303
    return response
