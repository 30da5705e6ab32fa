"""The family's own page behind its private link. Looking never changes anything: mail scanners look too."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Site

from events.calendar import booking_calendar
from events.forms import ChangeSheet
from events.models import Booking
from events.refusals import BookingRefused
from events.services import cancel, change_numbers
from site_project.privacy.http import confidential


@confidential
@require_safe
def my_booking(request: HttpRequest, token: str) -> HttpResponse:
    """What is booked, and how to change it."""
    booking = _booking(request, token)
    if booking is None:
        return unknown_link(request)
    return _page(request, booking, token, ChangeSheet(booking=booking), changed="changed" in request.GET)


@confidential
@require_POST
def change_booking(request: HttpRequest, token: str) -> HttpResponse:
    """Other numbers."""
    booking = _booking(request, token)
    if booking is None:
        return unknown_link(request)
    sheet = ChangeSheet(request.POST, booking=booking)
    if not sheet.is_valid():
        return _page(request, booking, token, sheet, status=422)
    try:
        change_numbers(booking_id=booking.pk, request=sheet.request(), key=sheet.key, token=token)
    except BookingRefused as refused:
        sheet.refuse(str(refused))
        return _page(request, booking, token, sheet, status=409)
    return _see_other(token, "?changed")


@confidential
@require_POST
def cancel_booking(request: HttpRequest, token: str) -> HttpResponse:
    """They cannot come. Nobody asks why."""
    booking = _booking(request, token)
    if booking is None:
        return unknown_link(request)
    try:
        cancel(booking_id=booking.pk, token=token)
    except BookingRefused:
        return _page(request, booking, token, ChangeSheet(booking=booking), status=409)
    return _see_other(token)


@confidential
@require_safe
def booking_file(request: HttpRequest, token: str) -> HttpResponse:
    """The booking for a phone's calendar."""
    booking = _booking(request, token)
    if booking is None:
        return unknown_link(request)
    content = booking_calendar(booking, base_url=settings.BASE_URL)
    headers = {"Content-Disposition": 'attachment; filename="booking.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def unknown_link(request: HttpRequest) -> HttpResponse:
    """The link is mistyped, was replaced by a newer one, or its booking is long over."""
    return render(request, "bookings/unknown_link.html", status=404)


def _booking(request: HttpRequest, token: str) -> Booking | None:
    site = Site.find_for_request(request)
    return Booking.objects.of_site(site).with_link(token).first() if site else None


def _page(
    request: HttpRequest, booking: Booking, token: str, sheet: ChangeSheet, *, status: int = 200, **context: Any
) -> HttpResponse:
    date = booking.occurrence
    over = date.ends_at <= timezone.now()
    context |= {"booking": booking, "date": date, "token": token, "sheet": sheet, "over": over}
    return render(request, "bookings/my_booking.html", context, status=status)


def _see_other(token: str, query: str = "") -> HttpResponse:
    response = redirect("events:my_booking", token=token)
    response["Location"] += query
    response.status_code = 303
    return response
