"""The team reads and answers. Every case is reached through its school, everything in it through the case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Site

from contact import services
from contact.http import SeeOther
from contact.models import Case
from contact.staff_forms import ActForm, LabelForm, NoteForm, ReplyForm
from contact.team import team_required

PER_PAGE = 50


@team_required
@require_safe
def listing(request: HttpRequest, site: Site) -> HttpResponse:
    """What waits, what is answered; closed cases on their own."""
    shows_closed = "closed" in request.GET
    cases = Case.objects.of_site(site)
    cases = cases.closed() if shows_closed else cases.active()
    page = Paginator(cases.for_list(), PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "contact/inbox/list.html", {"cases": page, "shows_closed": shows_closed})


@team_required
@require_safe
def case_page(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """A case: how the family may be reached, the thread, our notes. Opening it is written down."""
    return _page(request, _case(site, case_id))


@team_required
@require_POST
def reply(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Answer on the family's code page."""
    case = _case(site, case_id)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, case, reply_form=form)
    data = form.cleaned_data
    try:
        services.reply(case=case, author=request.user, body=data["body"], version=data["version"], key=data["key"])
    except services.Refused as refusal:
        fresh = _case(site, case_id)
        return _page(request, fresh, status=409, problem=refusal, reply_form=_kept(data["body"], fresh))
    return _back_to(case)


@team_required
@require_POST
def note(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Keep something for the team."""
    case = _case(site, case_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, case, note_form=form)
    data = form.cleaned_data
    services.add_note(case=case, author=request.user, body=data["body"], kind=data["kind"])
    return _back_to(case)


@team_required
@require_POST
def label(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Give the case the team's own label."""
    case = _case(site, case_id)
    form = LabelForm(request.POST)
    if not form.is_valid():
        return _page(request, case, label_form=form)
    services.name_case(case=case, actor=request.user, summary=form.cleaned_data["summary"])
    return _back_to(case)


@team_required
@require_POST
def act(request: HttpRequest, site: Site, case_id: UUID, does: Callable[..., Case]) -> HttpResponse:
    """Take, close or reopen: `does` is the service."""
    case = _case(site, case_id)
    form = ActForm(request.POST)
    try:
        does(case=case, actor=request.user, version=form.cleaned_data["version"] if form.is_valid() else 0)
    except services.Refused as refusal:
        return _page(request, _case(site, case_id), status=409, problem=refusal)
    return _back_to(case)


def _case(site: Site, case_id: UUID) -> Case:
    cases = Case.objects.of_site(site).select_related("assignee", "safe_contact")
    return get_object_or_404(cases, pk=case_id)


def _page(request: HttpRequest, case: Case, *, status: int = 200, **extra: Any) -> HttpResponse:
    """The case's page. Whoever sees it has read the case, also after a form with a mistake: it is written down."""
    services.read_case(case=case, reader=request.user)
    context = {
        "case": case,
        "thread": case.messages.for_staff(),
        "notes": case.notes.select_related("author"),
        "reply_form": ReplyForm(initial={"version": case.version}),
        "note_form": NoteForm(),
        "label_form": LabelForm(initial={"summary": case.summary}),
        **extra,
    }
    return render(request, "contact/inbox/case.html", context, status=status)


def _kept(body: str, case: Case) -> ReplyForm:
    """The same words in a form for the case as its page shows it now."""
    return ReplyForm(initial={"body": body, "version": case.version})


def _back_to(case: Case) -> HttpResponse:
    return SeeOther(reverse("inbox:case", args=[case.pk]))
