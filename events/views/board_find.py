"""Finding a family by name, phone or reference. What was typed is sent in a form: it never is part of an address."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from events.services import find_families
from events.views.board import VIEW_BOOKINGS, needs
from events.views.board_family import bookings_of

OVER_SINCE = timedelta(days=1)  # somebody rings about yesterday


@needs(VIEW_BOOKINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Families at coming dates, and at those just over, who are still booked, wait or are to be rung."""
    if request.method != "POST":
        return redirect("events_board:index")
    words = request.POST.get("who", "")[:80]
    recent = bookings_of(request).live_or_to_ring().filter(occurrence__ends_at__gt=timezone.now() - OVER_SINCE)
    found = find_families(bookings=recent.order_by("occurrence__starts_at"), words=words, reader=request.user)
    return render(request, "events/board/found.html", {"found": found, "words": words})
