"""What to say when things go wrong."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without its safety mark (the cookie ran out, or another site sent it): keep the words, ask again.

    Nothing was done yet. The button sends the same words from our own page. Staff forms are not repeated.
    """
    context: dict[str, Any] = {"fields": [], "action": request.path}
    # Another site may not put its words on our page, with our button below them.
    is_ours = request.headers.get("Sec-Fetch-Site", "none") in {"same-origin", "none"}
    if is_ours and not request.path.startswith(("/admin/", "/_util/")):
        own = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
        context["fields"] = [(name, value) for name, values in own.items() for value in values]
    get_token(request)
    response = render(request, "home/send_again.html", context, status=403)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """More than we can read at once, or something no browser sends."""
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault. Asks the database nothing; offers the phone."""
    return HttpResponse(render_to_string("500.html", {"phone": settings.SCHOOL_PHONE}), status=500)
