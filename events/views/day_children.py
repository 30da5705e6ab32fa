"""On the day in the childcare room: children come in with an adult of their family, and go with somebody named."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from events.enums import HOLDS_PLACES
from events.forms.day import CollectForm, seen_on
from events.models import Attendee, Booking, Occurrence
from events.on_the_day import ASKS_IF_SURE, DayRefused
from events.presence import FamilyDay
from events.services import hand_over, note_look, number_labels, read_child, read_day, sign_out
from events.views.day_frame import on_the_day, page, say_if_late, see_other


@on_the_day
@require_safe
def children(request: HttpRequest, date: Occurrence) -> HttpResponse:
    """All children in childcare: who is in our room, who is to come, who went."""
    building = read_day(occurrence=date, reader=request.user)
    rows = [(family, child) for family in building.families for child in family.children]
    rows.sort(key=lambda row: row[1].child.known_as.casefold())
    return page(request, date, "children", building=building, rows=rows)


@on_the_day
@require_safe
def child(request: HttpRequest, date: Occurrence, attendee_id: uuid.UUID) -> HttpResponse:
    """One child: what our room needs to know, and the one button that is next."""
    return _child_page(request, date, attendee_id)


@on_the_day
@require_POST
def take_over(request: HttpRequest, date: Occurrence, attendee_id: uuid.UUID) -> HttpResponse:
    """The child comes into our room."""
    attendee = _attendee(date, attendee_id)
    sure = "sure" in request.POST
    try:
        done = hand_over(attendee_id=attendee.pk, by=request.user, seen=seen_on(request.POST), sure=sure)
    except DayRefused as refused:
        return _child_page(request, date, attendee.pk, 409, refused=refused)
    say_if_late(request, done)
    return see_other("child", date, attendee.pk)


@on_the_day
@require_POST
def give(request: HttpRequest, date: Occurrence, attendee_id: uuid.UUID) -> HttpResponse:
    """Somebody with a name takes the child home."""
    attendee = _attendee(date, attendee_id)
    form = CollectForm(request.POST, family=attendee.booking, words=_may_collect(attendee))
    if not form.is_valid():
        return _child_page(request, date, attendee.pk, 422, collecting=form)
    try:
        done = sign_out(attendee_id=attendee.pk, by=request.user, seen=seen_on(request.POST), **form.who())
    except DayRefused as refused:
        return _child_page(request, date, attendee.pk, 409, collecting=form, refused=refused)
    say_if_late(request, done)
    return see_other("child", date, attendee.pk)


@on_the_day
@require_safe
def labels(request: HttpRequest, date: Occurrence) -> HttpResponse:
    """Two labels with the same number for each child who has one: one for the child, one for the adult."""
    note_look(occurrence=date, reader=request.user)
    rows = _attendees(date).exclude(label_no=None).select_related("care").order_by("label_no")
    only = request.GET.get("only", "")
    rows = [row for row in rows if only in ("", str(row.pk))]
    return page(request, date, "labels", rows=rows)


@on_the_day
@require_POST
def number(request: HttpRequest, date: Occurrence) -> HttpResponse:
    """Give every child a label before the doors open."""
    number_labels(occurrence_id=date.pk, by=request.user)
    return see_other("labels", date)


def _attendees(date: Occurrence) -> Any:
    coming = Booking.objects.for_day().filter(occurrence=date, state__in=HOLDS_PLACES)
    return Attendee.objects.in_childcare().filter(booking__in=coming.values("pk")).select_related("booking")


def _attendee(date: Occurrence, attendee_id: uuid.UUID) -> Attendee:
    return get_object_or_404(_attendees(date), pk=attendee_id)


def _may_collect(attendee: Attendee) -> str:
    care = getattr(attendee, "care", None)
    return care.who_may_collect if care else ""


def _child_page(
    request: HttpRequest, date: Occurrence, attendee_id: uuid.UUID, status: int = 200, **context: Any
) -> HttpResponse:
    attendee = _attendee(date, attendee_id)
    care = read_child(attendee=attendee, reader=request.user)
    family = FamilyDay(Booking.objects.for_day().get(pk=attendee.booking_id))
    shown = {
        "family": family,
        "kid": family.child(attendee.pk),
        "care": care,
        "collecting": CollectForm(family=family.booking, words=care.who_may_collect if care else ""),
        "ask_if_sure": "refused" in context and context["refused"].code in ASKS_IF_SURE,
    }
    return page(request, date, "child", status, **{**shown, **context})
