"""A family at the gate or on the phone: booked on one page, with a slip to take home."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events.forms.gate import StaffBookingSheet
from events.models import Booking, Occurrence
from events.refusals import BookingRefused
from events.services import Outcome, book, new_link
from events.views.board import BOOK, needs, open_date_or_404
from events.views.board_family import family_or_404
from home.addresses import code_of, in_words
from home.desk import school_of
from home.models import SchoolSettings


@needs(BOOK)
@require_http_methods(["GET", "HEAD", "POST"])
def book_family(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """The form. A POST books and answers with the slip: the family's link is shown this once and kept nowhere."""
    date = open_date_or_404(request, occurrence_id)
    sheet = StaffBookingSheet(request.POST or None, occurrence=date)
    if request.method != "POST":
        return _form(request, date, sheet, 200)
    if not sheet.is_valid():
        return _form(request, date, sheet, 422)
    try:
        done = book(occurrence=date, request=sheet.request(), key=sheet.key, by=request.user, reason=sheet.reason)
    except BookingRefused as refused:
        sheet.refuse(refused)
        return _form(request, date, sheet, 409)
    if done.outcome is Outcome.SAME_FAMILY:
        messages.info(request, _("This family has booked already. Here is its booking."))
        return redirect("events_board:family", done.booking.pk)
    return _slip(request, done.booking, sheet.key)


@needs(BOOK)
@require_POST
def slip(request: HttpRequest, booking_id: uuid.UUID) -> HttpResponse:
    """The slip again, with a new link. Links in earlier letters go on working."""
    booking = family_or_404(request, booking_id)
    return _slip(request, booking, new_link(booking=booking))


def _form(request: HttpRequest, date: Occurrence, sheet: StaffBookingSheet, status: int) -> HttpResponse:
    return render(request, "events/board/book.html", {"date": date, "sheet": sheet}, status=status)


def _slip(request: HttpRequest, booking: Booking, token: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("events:my_booking", args=[token]))
    waits = list(Booking.objects.filter(pk=booking.pk) | booking.parts.all())
    context = {
        "booking": booking,
        "date": booking.occurrence,
        "code": code_of(link),
        "link_in_words": in_words(link),
        "school": SchoolSettings.for_site(school_of(request)),
        "waits": any(each.is_waiting for each in waits),
    }
    return render(request, "events/board/slip.html", context)
