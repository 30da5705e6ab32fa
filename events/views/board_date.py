"""The board of one date, and the same on paper."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.cautions import cautions_of
from events.date_board import DateBoard
from events.models import EventSettings
from events.planner import still_free
from events.please_ring import calls_of
from events.services import no_longer_fitting, read_board, read_register
from events.services.people import care_sheets_end
from events.trail import trail_of
from events.views.board import VIEW_BOOKINGS, date_or_404, needs
from events.views.board_dates import closing_words
from home.desk import school_of


@needs(VIEW_BOOKINGS)
@require_safe
def date_board(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """Whom to ring; who has booked, was asked, waits; what they need; who no longer fits; what happened."""
    date, now = date_or_404(request, occurrence_id), timezone.now()
    bookings = read_board(occurrence=date, reader=request.user)
    supervisors, can_change = list(date.supervisors.all()), date.can_change(now)
    context = {
        "date": date,
        "board": DateBoard(bookings),
        "calls": calls_of(bookings, date, now),
        "supervisors": supervisors,
        "free": still_free(date, supervisors, EventSettings.for_site(school_of(request))),
        "cautions": cautions_of(date, supervisors),
        "too_many": no_longer_fitting(date) if can_change else [],
        "closing": closing_words(date),
        "trail": trail_of(date),
        "can_change": can_change,
    }
    return render(request, "events/board/date.html", context)


@needs(VIEW_BOOKINGS)
@require_safe
def register(request: HttpRequest, occurrence_id: uuid.UUID) -> HttpResponse:
    """Who is coming, on paper, with the sheet for the childcare room."""
    date = date_or_404(request, occurrence_id)
    bookings = read_register(occurrence=date, reader=request.user)
    children = [(booking, child) for booking in bookings for child in booking.children_in_childcare]
    context = {"date": date, "bookings": bookings, "children": children, "shred_by": care_sheets_end(date)}
    return render(request, "events/board/register.html", context)
