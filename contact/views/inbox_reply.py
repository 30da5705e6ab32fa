"""Answering a family: words to begin with, a second look, and sending."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.models import Site

from contact import acknowledged, services
from contact.models import Case
from contact.reply_warnings import cautions
from contact.staff_forms import ReplyForm
from contact.team import team_required
from contact.views.inbox_case import back_to, case_of, show

READ_FIRST = _("Please read how this family may be reached, and say that you have. Your words are still here.")


@team_required
@require_POST
def reply(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Answer on the family's code page. What is worth a second look is shown once; a second press sends."""
    case = case_of(request, site, case_id)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return show(request, case, reply_form=form, problem=services.StaleCase() if "version" in form.errors else "")
    if not acknowledged.is_read(request, case.safe_contact):
        return show(request, case, status=409, reply_form=form, problem=READ_FIRST)
    found = [] if form.cleaned_data["warned"] else _second_look(case, form)
    if found:
        return show(request, case, cautions=found, reply_form=_with(request, warned="on"))
    try:
        _send(request, case, form)
    except services.Refused as refusal:
        return show(request, case_of(request, site, case_id), status=409, problem=refusal, reply_form=form)
    return back_to(case)


@team_required
@require_POST
def begin(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Put the team's own words below what is typed already. Nothing is sent."""
    case = case_of(request, site, case_id)
    chosen = request.POST.get("template", "")
    if not chosen:
        return show(request, case, reply_form=_with(request))
    template = get_object_or_404(site.reply_templates.with_key(chosen))
    typed = request.POST.get("body", "").rstrip()
    return show(request, case, reply_form=_with(request, body=f"{typed}\n\n{template.body}".lstrip()))


def _with(request: HttpRequest, **changes: str) -> ReplyForm:
    """The form as it was sent, but for `changes`; without a complaint about what is not written yet."""
    form = ReplyForm({**request.POST.dict(), **changes})
    form.is_valid()
    if not form["body"].value():
        form.errors.pop("body", None)
    return form


def _second_look(case: Case, form: ReplyForm) -> list[str]:
    return cautions(form.cleaned_data["body"], child=case.child, must_not_know=case.safe_contact.must_not_know)


def _send(request: HttpRequest, case: Case, form: ReplyForm) -> None:
    data = form.cleaned_data
    services.reply(
        case=case,
        author=request.user,
        body=data["body"],
        version=data["version"],
        key=data["key"],
        tell_by_email=data["tell_by_email"],
    )
