"""What was held back, because it looked as if a machine had sent it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Site

from contact import services
from contact.http import SeeOther
from contact.models import Case
from contact.querysets import CaseQuerySet
from contact.team import team_required

MOST = 200  # on one page; the oldest go by themselves after 14 days


@team_required
@require_safe
def held_back(request: HttpRequest, site: Site) -> HttpResponse:
    """The list, newest first: when, and why. The words are on the page of each."""
    cases = _held(request, site).newest_first()[:MOST]
    context = {"cases": cases, "desk_tab": "held-back", "heading": _("Held back")}
    return render(request, "contact/inbox/held_back.html", context)


@team_required
@require_POST
def restore(request: HttpRequest, site: Site) -> HttpResponse:
    """Put what was ticked among the new ones."""
    ticked = {ident for text in request.POST.getlist("case") if (ident := _uuid(text))}
    number = services.restore_many(cases=_held(request, site).filter(pk__in=ticked), actor=request.user)
    if number:
        said = ngettext(
            "%(number)d message is with the new ones now.", "%(number)d messages are with the new ones now.", number
        )
        messages.success(request, said % {"number": number})
    else:
        messages.warning(
            request, _("Nothing was moved. Please tick what a family sent, or look if a colleague was quicker.")
        )
    return SeeOther(reverse("inbox:held_back"))


def _held(request: HttpRequest, site: Site) -> CaseQuerySet:
    return Case.objects.of_site(site).readable_by(request.user).quarantined()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
