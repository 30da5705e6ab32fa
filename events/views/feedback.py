"""How it was, behind the link of the thank-you letter. Looking counts nothing: mail scanners look too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from events.enums import Face
from events.forms.feedback import FaceForm, WordsForm
from events.models import Booking
from events.services.feedback import may_answer, say_how_it_was, say_in_words
from events.views.family import family_booking, unknown_link
from site_project.privacy.http import confidential


@confidential
@require_http_methods(["GET", "HEAD", "POST"])
def how_was_it(request: HttpRequest, token: str) -> HttpResponse:
    """The faces; after a tap thanks, and room for a few words."""
    booking = family_booking(request, token)
    if booking is None:
        return unknown_link(request)
    if not may_answer(booking, timezone.now()):
        return _page(request, booking, token, None, status=409 if request.method == "POST" else 200)
    if request.method == "POST":
        return _post(request, booking, token)
    return _page(request, booking, token, WordsForm() if booking.gave_answer else FaceForm())


def _post(request: HttpRequest, booking: Booking, token: str) -> HttpResponse:
    """A second press counts nothing and says the same thanks."""
    form = WordsForm(request.POST) if "words" in request.POST else FaceForm(request.POST)
    if not form.is_valid():
        return _page(request, booking, token, form, status=422)
    if "words" in form.cleaned_data:
        say_in_words(booking_id=booking.pk, words=form.cleaned_data["words"])
    else:
        say_how_it_was(booking_id=booking.pk, face=Face(form.cleaned_data["answer"]))
    response = redirect("events:how_was_it", token=token)
    response.status_code = 303
    return response


def _page(
    request: HttpRequest, booking: Booking, token: str, form: FaceForm | WordsForm | None, status: int = 200
) -> HttpResponse:
    context = {
        "date": booking.occurrence,
        "token": token,
        "form": form,
        "faces": Face.choices if isinstance(form, FaceForm) else [],
        "is_asked": form is not None,
        "gave_words": booking.gave_words,
        "is_early": booking.occurrence.ends_at > timezone.now(),
    }
    return render(request, "bookings/how_was_it.html", context, status=status)
