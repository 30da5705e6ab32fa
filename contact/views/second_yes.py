"""What takes two people: ending a hold, deleting early. And the answer to a family that asked to be deleted."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Site

from contact import acknowledged, services
from contact.enums import TwoPeople
from contact.http import SeeOther
from contact.models import Case
from contact.second_yes_forms import AskForm, DeclineForm, WhatForm
from contact.services.erasure import words_for_a_no
from contact.services.second_yes import open_request, why_not
from contact.team import team_required
from site_project.staff.guards import fresh_sign_in_required


@team_required
@fresh_sign_in_required
@require_safe
def two_people(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """What somebody asked for, and the way to agree, to say no, or to ask."""
    return _page(request, _case(request, site, case_id))


@team_required
@fresh_sign_in_required
@require_POST
def ask(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Ask a colleague for a second yes."""
    case = _case(request, site, case_id)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, case, form=form)
    what = TwoPeople(form.cleaned_data["what"])
    try:
        services.ask_second_yes(case=case, actor=request.user, what=what, why=form.cleaned_data["why"])
    except services.Refused as refusal:
        return _page(request, case, status=409, problem=refusal, form=form)
    return SeeOther(reverse("inbox:two-people", args=[case.pk]))


@team_required
@fresh_sign_in_required
@require_POST
def agree(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Agree to what a colleague asked: it is done then."""
    case, form = _case(request, site, case_id), WhatForm(request.POST)
    if not form.is_valid():
        return _page(request, case)
    what = TwoPeople(form.cleaned_data["what"])
    try:
        services.agree_second_yes(case=case, actor=request.user, what=what)
    except services.Refused as refusal:
        return _page(request, case, status=409, problem=refusal)
    if what == TwoPeople.RELEASE:
        return SeeOther(reverse("inbox:two-people", args=[case.pk]))
    messages.success(request, _("It is deleted for good."))
    return SeeOther(reverse("inbox:kept"))


@team_required
@require_POST
def refuse(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Say no, or take it back: nothing happens then."""
    case, form = _case(request, site, case_id), WhatForm(request.POST)
    if form.is_valid():
        services.refuse_second_yes(case=case, actor=request.user, what=TwoPeople(form.cleaned_data["what"]))
    return SeeOther(reverse("inbox:two-people", args=[case.pk]))


@team_required
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Answer a family that asked to be deleted that we cannot do it yet, and why."""
    case = _case(request, site, case_id)
    first = {"version": case.version, "body": words_for_a_no()}
    form = DeclineForm(request.POST) if request.method == "POST" else DeclineForm(initial=first)
    is_read = acknowledged.is_read(request, case.safe_contact)
    context = {"case": case, "form": form, "is_read": is_read}
    if not form.is_valid() or not is_read:
        status = 409 if form.is_bound and not is_read else 200
        return render(request, "contact/inbox/decline.html", context, status=status)
    data = form.cleaned_data
    try:
        services.decline_erasure(
            case=case, actor=request.user, body=data["body"], version=data["version"], key=data["key"]
        )
    except services.Refused as refusal:
        again = DeclineForm(initial={"version": case.version, "body": data["body"]})
        context |= {"form": again, "problem": refusal}
        return render(request, "contact/inbox/decline.html", context, status=409)
    return SeeOther(reverse("inbox:case", args=[case.pk]))


def _case(request: HttpRequest, site: Site, case_id: UUID) -> Case:
    cases = Case.objects.of_site(site).readable_by(request.user).for_keeping()
    return get_object_or_404(cases, pk=case_id)


def _page(
    request: HttpRequest, case: Case, *, status: int = 200, form: AskForm | None = None, **extra: Any
) -> HttpResponse:
    """Both things that take two people, each as it stands. Reasons are words about a case: seeing them is noted."""
    services.read_case(case=case, reader=request.user)
    today = timezone.localdate()
    things = [
        {
            "what": what,
            "request": open_request(case, what, today),
            "why_not": why_not(case, what, today),
            "form": form if form and form.data.get("what") == what else AskForm(initial={"what": what}),
        }
        for what in (TwoPeople.RELEASE, TwoPeople.PURGE)
    ]
    return render(request, "contact/inbox/two_people.html", {"case": case, "things": things, **extra}, status=status)
