"""On the day at the door: families come in and go out."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.forms.day import NameForm, PeopleForm
from events.models import Booking, Movement, Occurrence
from events.on_the_day import ASKS_IF_SURE, DayRefused
from events.presence import Building, FamilyDay
from events.services import note_look, read_day, tick_in, tick_out, undo
from events.views.day_frame import on_the_day, page, say_if_late, see_other


@on_the_day
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, date: Occurrence) -> HttpResponse:
    """All families by name. A POST looks for a name: typed names are in no address."""
    form = NameForm(request.POST or None)
    found = building = read_day(occurrence=date, reader=request.user)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["name"]:
        found = Building([family for family in building.families if form.fits(family)])
    return page(request, date, "door", building=building, found=found.families, form=form)


@on_the_day
@require_safe
def family(request: HttpRequest, date: Occurrence, booking_id: uuid.UUID) -> HttpResponse:
    """One family: who is here, its children, what was pressed."""
    return _family_page(request, date, booking_id)


@on_the_day
@require_POST
def arrive(request: HttpRequest, date: Occurrence, booking_id: uuid.UUID) -> HttpResponse:
    """They came in."""
    booking, form = _booking(date, booking_id), PeopleForm(request.POST)
    if not form.is_valid():
        return _family_page(request, date, booking.pk, 422, arriving=form)
    reason = form.cleaned_data["reason"]
    try:
        done = tick_in(booking_id=booking.pk, by=request.user, reason=reason, **form.people())
    except DayRefused as refused:
        return _family_page(request, date, booking.pk, 409, arriving=form, refused=refused)
    say_if_late(request, done)
    if "from_door" in request.POST:
        return see_other("door", date, place=f"#f-{booking.pk}")
    return see_other("family", date, booking.pk)


@on_the_day
@require_POST
def leave(request: HttpRequest, date: Occurrence, booking_id: uuid.UUID) -> HttpResponse:
    """They went."""
    booking, form = _booking(date, booking_id), PeopleForm(request.POST)
    if not form.is_valid():
        return _family_page(request, date, booking.pk, 422, leaving=form)
    try:
        done = tick_out(booking_id=booking.pk, by=request.user, sure="sure" in request.POST, **form.people())
    except DayRefused as refused:
        return _family_page(request, date, booking.pk, 409, leaving=form, refused=refused, refused_out=True)
    say_if_late(request, done)
    return see_other("family", date, booking.pk)


@on_the_day
@require_POST
def take_back(request: HttpRequest, date: Occurrence, movement_id: uuid.UUID) -> HttpResponse:
    """A press was a mistake."""
    wrong = get_object_or_404(Movement, pk=movement_id, booking__occurrence=date)
    try:
        say_if_late(request, undo(movement_id=wrong.pk, by=request.user, sure="sure" in request.POST))
    except DayRefused as refused:
        return _family_page(request, date, wrong.booking_id, 409, refused=refused, refused_undo=wrong.pk)
    return see_other("family", date, wrong.booking_id)


def _booking(date: Occurrence, booking_id: uuid.UUID) -> Booking:
    return get_object_or_404(Booking.objects.for_day().filter(occurrence=date), pk=booking_id)


def _family_page(
    request: HttpRequest, date: Occurrence, booking_id: uuid.UUID, status: int = 200, **context: Any
) -> HttpResponse:
    note_look(occurrence=date, reader=request.user)
    family = FamilyDay(_booking(date, booking_id))
    forms = {"arriving": PeopleForm(initial=family.to_come), "leaving": PeopleForm(initial=family.here)}
    refused = context.get("refused")
    asks = {"ask_if_sure": refused is not None and refused.code in ASKS_IF_SURE}
    return page(request, date, "family", status, family=family, **{**forms, **asks, **context})
