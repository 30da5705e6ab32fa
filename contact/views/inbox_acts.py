"""Presses on a case, notes and its label."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from wagtail.models import Site

from contact import services
from contact.models import Case
from contact.presses import PRESSES, forms_for
from contact.staff_forms import LabelForm, NoteForm
from contact.team import team_required
from contact.views.inbox_case import back_to, case_of, show


@team_required
@require_POST
def press(request: HttpRequest, site: Site, case_id: UUID, name: str) -> HttpResponse:
    """Do what `name` in PRESSES says. What was filled in stays where it could not be done."""
    case = case_of(request, site, case_id)
    filled = {name: request.POST}
    form = forms_for(case, filled)[name]
    if not form.is_valid() and set(form.errors) != {"version"}:
        return show(request, case, filled=filled)
    fields = {"version": 0, **form.cleaned_data}
    try:
        PRESSES[name].does(case=case, actor=request.user, **fields)
    except services.Refused as refusal:
        return show(request, case_of(request, site, case_id), status=409, problem=refusal, filled=filled)
    return _onwards(request, case, is_still_theirs=name != "exclude" or fields["person"] != request.user)


def _onwards(request: HttpRequest, case: Case, *, is_still_theirs: bool) -> HttpResponse:
    """To the case, or to the list for somebody for whom there is no case any more."""
    return back_to(case) if is_still_theirs else redirect("inbox:list")


@team_required
@require_POST
def note(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Keep something for the team."""
    case = case_of(request, site, case_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return show(request, case, note_form=form)
    data = form.cleaned_data
    services.add_note(case=case, author=request.user, body=data["body"], kind=data["kind"])
    return back_to(case)


@team_required
@require_POST
def label(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Give the case the team's own label."""
    case = case_of(request, site, case_id)
    form = LabelForm(request.POST)
    if not form.is_valid():
        return show(request, case, label_form=form)
    services.name_case(case=case, actor=request.user, summary=form.cleaned_data["summary"])
    return back_to(case)
