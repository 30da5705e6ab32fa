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
from events.models import Booking, Occurrence
from events.refusals import SENTENCES, BookingRefused
from events.services import Booked, Outcome, book
from events.services.people import settings_for
from events.views.busy import unless_busy
from home.human_check import Answer, allowed_where_shown, answer_in
from site_project.privacy.http import confidential
from site_project.throttle import allows

TRIES_WITHIN = 600  # seconds


@confidential
@allowed_where_shown
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
    response = _form(request, date, BookingSheet(occurrence=date))
    response.holds_nothing_secret = True  # its key and its token are new in every answer
    return response


def _post(request: HttpRequest, date: Occurrence) -> HttpResponse:
    sheet = BookingSheet(request.POST, occurrence=date)
    if not sheet.is_valid():
        return _form(request, date, sheet, status=422)
    if not _has_room(request):
        sheet.refuse(_("That was very often in a short time. Please wait ten minutes, or ring us to book."))
        return _form(request, date, sheet, status=429)
    try:
        booked = unless_busy(lambda: book(occurrence=date, request=sheet.request(), key=sheet.key))
    except BookingRefused as refused:
        sheet.refuse(refused)
        return _form(request, date, sheet, status=409)
    return _answer(request, booked, sheet.key)


def _has_room(request: HttpRequest) -> bool:
    """Whether this phone may send one more form. One that passed Google's check is not counted; nothing of it stays."""
    asks_google = settings_for(Site.find_for_request(request)).asks_google
    if answer_in(request.POST, wanted=asks_google) is Answer.PASSED:
        return True
    return allows(request, "book", tries=settings.BOOKING_TRIES, seconds=TRIES_WITHIN)


def _answer(request: HttpRequest, booked: Booked, key: str) -> HttpResponse:
    """The family's own page; a page that tells nothing where somebody else may be asking."""
    if booked.outcome is Outcome.SAME_FAMILY:
        context = {"date": booked.booking.occurrence, "by_email": bool(booked.booking.email)}
        return render(request, "bookings/already.html", context)
    response = redirect("events:my_booking", token=key)
    response.status_code = 303
    return response


def _form(request: HttpRequest, date: Occurrence, sheet: BookingSheet, status: int = 200) -> HttpResponse:
    context = {"date": date, "sheet": sheet, "keep": settings_for(Site.find_for_request(request))}
    context["others"] = _others(request, date) if status == 409 or date.is_full else []
    context["waiting"] = Booking.objects.waiting_at(date).count_families() if date.is_full else 0
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
