"""A family books: /bookings/<date>/."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from events.enums import Why
from events.forms import BookingSheet
from events.models import Occurrence
from events.refusals import SENTENCES, BookingRefused
from events.services import Booked, Outcome, book
from site_project.privacy.http import confidential
from site_project.privacy.keys import token_hash
from site_project.throttle import allows

TRIES_WITHIN = 600  # seconds


@confidential
@require_http_methods(["GET", "HEAD", "POST"])
def book_places(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """The form, or a kind page where there is nothing to book; a POST books and leads to the family's own page."""
    date = _date(request, occurrence_id)
    if date is None:
        return not_bookable(request, None)
    if request.method == "POST":
        return _post(request, date)
    if why := date.closed_to_booking(timezone.now()):
        return not_bookable(request, date, why)
    return _form(request, date, BookingSheet(occurrence=date))


def _post(request: HttpRequest, date: Occurrence) -> HttpResponse:
    sheet = BookingSheet(request.POST, occurrence=date)
    if not sheet.is_valid():
        return _form(request, date, sheet, status=422)
    if not allows(request, "book", tries=settings.BOOKING_TRIES, seconds=TRIES_WITHIN):
        sheet.refuse(_("That was very often in a short time. Please wait ten minutes, or ring us to book."))
        return _form(request, date, sheet, status=429)
    try:
        booked = book(occurrence=date, request=sheet.request(), key=sheet.key)
    except BookingRefused as refused:
        sheet.refuse(str(refused))
        return _form(request, date, sheet, status=409)
    return _answer(request, booked, sheet.key)


def _answer(request: HttpRequest, booked: Booked, key: str) -> HttpResponse:
    """The family's own page; a page that tells nothing where somebody else may be asking."""
    link_is_good = booked.booking.token_hash == token_hash(key)
    if booked.outcome is not Outcome.SAME_FAMILY and link_is_good:
        response = redirect("events:my_booking", token=key)
        response.status_code = 303
        return response
    context = {"date": booked.booking.occurrence, "by_email": bool(booked.booking.email)}
    return render(request, "bookings/already.html", context)


def _form(request: HttpRequest, date: Occurrence, sheet: BookingSheet, status: int = 200) -> HttpResponse:
    context = {"date": date, "sheet": sheet, "others": _others(request, date) if status == 409 else []}
    return render(request, "bookings/book.html", context, status=status)


def not_bookable(request: HttpRequest, date: Occurrence | None, why: Why | None = None) -> HttpResponse:
    """What to do instead: other dates, the phone."""
    context: dict[str, Any] = {"date": date, "sentence": SENTENCES[why] if why else "", "why": why}
    context["others"] = _others(request, date)
    gone = {None: 404, Why.CANCELLED: 410, Why.CLOSED: 410}
    return render(request, "bookings/not_bookable.html", context, status=gone.get(why, 200))


def _date(request: HttpRequest, occurrence_id: uuid.UUID) -> Occurrence | None:
    """A date that families of this school may see."""
    site = Site.find_for_request(request)
    shown = Occurrence.objects.of_site(site).for_families() if site else Occurrence.objects.none()
    return shown.filter(pk=occurrence_id).first()


def _others(request: HttpRequest, date: Occurrence | None) -> list[Occurrence]:
    """Dates that a family could take instead."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    bookable = Occurrence.objects.of_site(site).for_families().bookable(timezone.now())
    return list(bookable.exclude(pk=date.pk if date else None)[:4])
