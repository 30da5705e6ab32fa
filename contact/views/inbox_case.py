"""One case. It is reached through its school and its reader, and everything in it through the case."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Site

from contact import acknowledged, services
from contact.http import SeeOther
from contact.known_days import known_school_days
from contact.models import Case
from contact.notices import safe_address, safeguarding_lead_of
from contact.presses import forms_for
from contact.staff_forms import LabelForm, NoteForm, ReplyForm
from contact.team import team_required
from contact.waiting import wait_in_words
from site_project.staff.models import User


def case_of(request: HttpRequest, site: Site, case_id: UUID) -> Case:
    """The case, or a 404: it is not there, or of another school, or its reader must not know of it."""
    cases = Case.objects.of_site(site).readable_by(request.user)
    whole = cases.select_related("assignee", "safe_contact", "recorded_by").prefetch_related("excluded")
    return get_object_or_404(whole, pk=case_id)


@team_required
@require_safe
def case_page(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """A case: how the family may be reached, the thread, our notes. Opening it is written down."""
    return show(request, case_of(request, site, case_id))


@team_required
@require_POST
def here(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """The page is still open: who else has it open now, in words."""
    case = case_of(request, site, case_id)
    services.be_there(case=case, reader=request.user)
    return JsonResponse({"words": who_else(case, request.user)})


def show(
    request: HttpRequest, case: Case, *, status: int = 200, filled: dict[str, Any] | None = None, **extra: Any
) -> HttpResponse:
    """The case's page. Whoever sees it has read the case, also after a form with a mistake: it is written down.

    `filled`: what was filled in, by the name of the press; `extra` takes the place of what the page shows else.
    """
    services.read_case(case=case, reader=request.user)
    services.be_there(case=case, reader=request.user)
    context = {
        **_facts(request, case),
        "thread": case.messages.for_staff(),
        "notes": case.notes.select_related("author"),
        "templates": case.site.reply_templates.in_order_for(case.language),
        "forms": forms_for(case, filled),
        "reply_form": ReplyForm(),
        "note_form": NoteForm(),
        "label_form": LabelForm(initial={"summary": case.summary}),
        **extra,
    }
    return render(request, "contact/inbox/case.html", context, status=status)


def _facts(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What the page prints of the case itself."""
    return {
        "case": case,
        "wait": wait_in_words(case, known_school_days(case.site, timezone.localdate()), timezone.localdate()),
        "who_else": who_else(case, request.user),
        "is_read": acknowledged.is_read(request, case.safe_contact),
        "may_email": bool(safe_address(case)),
        "has_code": case.codes.usable(timezone.localdate()).exists(),
        "lead": safeguarding_lead_of(case),
    }


def who_else(case: Case, reader: User) -> str:
    """Who beside `reader` has the case open now, as a sentence; nothing where nobody has."""
    there = case.presences.there(timezone.now()).exclude(reader=reader)
    names = [str(presence.reader) for presence in there]
    words = ngettext("%(names)s has this open now.", "%(names)s have this open now.", len(names))
    return words % {"names": ", ".join(names)} if names else ""


def back_to(case: Case) -> HttpResponse:
    """To the case's page with a GET, so that a reload does nothing twice."""
    return SeeOther(reverse("inbox:case", args=[case.pk]))
