"""One family's booking on the board: change it, cancel it, say yes for the family."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from events.enums import OPEN
from events.forms.changes import StaffChangeSheet
from events.models import Booking
from events.please_ring import calls_of, fit_now
from events.querysets import BookingQuerySet
from events.refusals import BookingRefused
from events.services import accept, cancel, change_numbers, rang, read_family, still_coming
from events.views.board import CHANGE_BOOKINGS, VIEW_BOOKINGS, needs
from home.desk import school_of


def bookings_of(request: HttpRequest) -> BookingQuerySet:
    """The bookings of the school whose address the admin was opened at."""
    return Booking.objects.of_site(school_of(request))


def family_or_404(request: HttpRequest, booking_id: uuid.UUID) -> Booking:
    """One of them. That it was read is written down."""
    booking = read_family(bookings=bookings_of(request), booking_id=booking_id, reader=request.user)
    if booking is None:
        raise Http404
    return booking


@needs(VIEW_BOOKINGS)
@require_safe
def family(request: HttpRequest, booking_id: uuid.UUID) -> HttpResponse:
    """What the family has, and the form for other numbers."""
    booking = family_or_404(request, booking_id)
    return _page(request, booking, StaffChangeSheet(booking=booking), 200)


@needs(CHANGE_BOOKINGS)
@require_POST
def change(request: HttpRequest, booking_id: uuid.UUID) -> HttpResponse:
    """Other numbers. What does not fit waits beside what the family has."""
    booking = family_or_404(request, booking_id)
    sheet = StaffChangeSheet(request.POST, booking=booking)
    if not sheet.is_valid():
        return _page(request, booking, sheet, 422)
    try:
        change_numbers(booking_id=booking.pk, request=sheet.request(), key=sheet.key, by=request.user)
    except BookingRefused as refused:
        sheet.refuse(refused)
        return _page(request, booking, sheet, 409)
    messages.success(request, _("The numbers are changed. What did not fit waits its turn."))
    return redirect("events_board:family", booking.pk)


@needs(CHANGE_BOOKINGS)
@require_POST
def rung(request: HttpRequest, booking_id: uuid.UUID) -> HttpResponse:
    """Somebody rang the family, or told it at the gate; then back to the board, where the next one stands."""
    booking = bookings_of(request).filter(pk=booking_id).first()
    if booking is None:
        raise Http404
    if rang(booking_id=booking.pk, why=request.POST.get("why", ""), by=request.user):
        messages.success(request, _("Thank you. That is written down."))
    else:
        messages.warning(request, _("Something has changed since then. Please look again at what to tell this family."))
    return redirect("events_board:coming", booking.occurrence_id)


def _page(request: HttpRequest, booking: Booking, sheet: StaffChangeSheet, status: int) -> HttpResponse:
    now = timezone.now()
    parts = [part for part in booking.parts.all() if part.is_live]
    asked = [each for each in [booking, *parts] if each.offer_stands(now)]
    context = {"booking": booking, "sheet": sheet, "parts": parts, "asked": asked, "date": booking.occurrence}
    context["can_change"] = booking.state in OPEN and booking.occurrence.can_change(now)
    family = [booking, *booking.parts.all()]
    context |= {"calls": calls_of(family, booking.occurrence, now), "fit": fit_now(family, booking.occurrence, now)}
    return render(request, "events/board/family.html", context, status=status)


def _acts(act: Callable[..., Booking], done: Promise) -> Callable[..., HttpResponse]:
    """A view behind one button: `act` on a booking or what waits beside it, then back to the family."""

    @needs(CHANGE_BOOKINGS)
    @require_POST
    def view(request: HttpRequest, booking_id: uuid.UUID) -> HttpResponse:
        booking = bookings_of(request).select_related("part_of").filter(pk=booking_id).first()
        if booking is None:
            raise Http404
        try:
            act(booking_id=booking.pk, by=request.user)
        except BookingRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, str(done))
        return redirect("events_board:family", booking.lead.pk)

    return view


say_yes = _acts(accept, gettext_lazy("Said yes for the family: the places are theirs."))
say_still_coming = _acts(still_coming, gettext_lazy("Written down: they are still coming."))
stop = _acts(cancel, gettext_lazy("Cancelled. The places are free for the next family."))
