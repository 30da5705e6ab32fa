"""What a family can do on its own page: one button each. A GET leads to the page and does nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from events.enums import Why
from events.forms import ChangeSheet
from events.models import Booking
from events.refusals import BookingRefused
from events.services import accept, cancel, change_numbers, rejoin, running_late, still_coming
from events.services.late import LATE_MINUTES, ON_TIME
from events.views.busy import unless_busy
from events.views.family import back_to_page, family_booking, own_page, unknown_link
from site_project.privacy.http import confidential

Step = Callable[[HttpRequest, Booking], object]


def step(act: Step) -> Callable[[HttpRequest, str], HttpResponse]:
    """A view around one call of a service. What is refused is said on the page, as it stands by then."""

    @confidential
    def view(request: HttpRequest, token: str) -> HttpResponse:
        booking = family_booking(request, token)
        if booking is None:
            return unknown_link(request)
        if request.method != "POST":
            return back_to_page(token)
        try:
            unless_busy(lambda: act(request, booking))
        except BookingRefused as refused:
            now_it_is = family_booking(request, token) or booking
            return own_page(request, now_it_is, token, refused=str(refused), status=409)
        return back_to_page(token)

    return view


@confidential
def change_booking(request: HttpRequest, token: str) -> HttpResponse:
    """Other numbers."""
    booking = family_booking(request, token)
    if booking is None:
        return unknown_link(request)
    if request.method != "POST":
        return back_to_page(token)
    sheet = ChangeSheet(request.POST, booking=booking)
    if not sheet.is_valid():
        return own_page(request, booking, token, sheet=sheet, status=422)
    try:
        unless_busy(lambda: change_numbers(booking_id=booking.pk, request=sheet.request(), key=sheet.key))
    except BookingRefused as refused:
        sheet.refuse(refused)
        return own_page(request, booking, token, sheet=sheet, status=409)
    return back_to_page(token, "?changed")


def _about(request: HttpRequest, booking: Booking) -> Booking:
    """What the button was about: the booking, or a part that the family waits for. Raises `BookingRefused`."""
    for each in (booking, *booking.parts.all()):
        if str(each.pk) == request.POST.get("about"):
            return each
    raise BookingRefused(Why.GONE)


def _decline(request: HttpRequest, booking: Booking) -> None:
    about = _about(request, booking)
    if not about.is_confirmed:  # an old page: the family has said yes in between, and "no" was not about that
        cancel(booking_id=about.pk)


def _late(request: HttpRequest, booking: Booking) -> None:
    choices = {str(minutes): minutes for minutes in (ON_TIME, *LATE_MINUTES)}
    minutes = choices.get(request.POST.get("minutes", ""))
    if minutes is None:
        raise BookingRefused(Why.PICK_ONE)
    running_late(booking_id=booking.pk, minutes=minutes)


cancel_booking = step(lambda _request, booking: cancel(booking_id=booking.pk))
say_yes = step(lambda request, booking: accept(booking_id=_about(request, booking).pk))
say_no = step(_decline)
wait_again = step(lambda request, booking: rejoin(booking_id=_about(request, booking).pk))
say_still_coming = step(lambda _request, booking: still_coming(booking_id=booking.pk))
say_late = step(_late)
