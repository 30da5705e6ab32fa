"""What families see below /have-your-say/."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site

from attendance_pages.have_your_say.answering import NotOpen, count_answers
from attendance_pages.have_your_say.forms import AnswerForm
from attendance_pages.have_your_say.models import Consultation
from attendance_pages.have_your_say.results import results_of
from site_project.privacy.http import confidential
from site_project.throttle import allows

TRIES, TRIES_WITHIN = 60, 600  # forms from one address, in seconds; a school's whole Wi-Fi may be one address
TOO_MANY = _("Very many answers came at once from where you are. Yours are still here. Please try in ten minutes.")


@confidential
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """The questions. Outside their days: a kind page that says when."""
    consultation = _consultation(request, consultation_id)
    if request.method == "POST":
        return _post(request, consultation)
    if not consultation.is_open():
        return not_open(request, consultation)
    return _form(request, consultation, AnswerForm(consultation=consultation))


def _post(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    form = AnswerForm(request.POST, consultation=consultation)
    if not form.is_valid():
        return _form(request, consultation, form, 422) if consultation.is_open() else not_open(request, consultation)
    if not allows(request, "have-your-say", tries=TRIES, seconds=TRIES_WITHIN):
        form.add_error(None, TOO_MANY)
        return _form(request, consultation, form, 429)
    data = form.cleaned_data
    try:
        count_answers(consultation=consultation, key=data["key"], chosen=form.chosen(), words=data.get("words", ""))
    except NotOpen:
        return not_open(request, consultation)
    response = redirect("attendance_pages:have_your_say_thanks", consultation.pk)
    response.status_code = 303
    return response


@require_safe
def thanks(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """We have it, and what happens next."""
    context = {"consultation": _consultation(request, consultation_id)}
    return render(request, "have_your_say/thanks.html", context)


@require_safe
def results(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What families answered, once the school shows it."""
    consultation = _consultation(request, consultation_id)
    if consultation.published_on is None or not consultation.is_over():
        return not_open(request, consultation)
    context = {"consultation": consultation, "results": results_of(consultation)}
    return render(request, "have_your_say/results.html", context)


def not_open(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """When it opens, or that it is over and where to talk to us instead."""
    return render(request, "have_your_say/not_open.html", {"consultation": consultation})


def _form(request: HttpRequest, consultation: Consultation, form: AnswerForm, status: int = 200) -> HttpResponse:
    context = {"consultation": consultation, "form": form}
    return render(request, "have_your_say/answer.html", context, status=status)


def _consultation(request: HttpRequest, consultation_id: uuid.UUID) -> Consultation:
    """A consultation of this school whose policy everybody may read. Raises Http404 for any other."""
    site = Site.find_for_request(request)
    here = Consultation.objects.of_site(site).for_families() if site else Consultation.objects.none()
    consultation = here.select_related("page").filter(pk=consultation_id).first()
    if consultation is None:
        raise Http404
    return consultation
