"""Deleting something in the admin that families' records still need."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class ProtectedRecordsMiddleware:
    """Turns the database's refusal into a sentence; nothing was deleted.

    The rooms refuse the common cases themselves, with better words; this catches the rest (a whole school, say).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Back to the page that asked, with a sentence."""
        if not isinstance(exception, ProtectedError) or not request.path.startswith("/admin/"):
            return None
        messages.error(request, _("This stays: bookings or messages of families still belong to it."))
        return redirect(request.path)
