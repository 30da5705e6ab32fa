"""The list: what waits, what is answered; closed cases on their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from contact.inbox_rows import Part, away_for, page_number
from contact.models import Case
from contact.querysets import CaseQuerySet
from contact.team import team_required
from site_project.staff.models import User

FILTERS = {
    "": _("All"),
    "mine": _("Mine"),
    "nobody": _("Nobody has taken"),
    "late": _("Late"),
    "marked": _("Marked"),
}


@team_required
@require_safe
def listing(request: HttpRequest, site: Site) -> HttpResponse:
    """One page of the list, less what the reader must not know of."""
    shows_closed, which = "closed" in request.GET, request.GET.get("which", "")
    which = which if which in FILTERS else ""
    cases = Case.objects.of_site(site).readable_by(request.user).covered(away_for(site, request.user))
    chosen = cases.closed() if shows_closed else _chosen(cases.active(), which, request.user)
    context = {
        "part": Part(site, chosen.for_list(), page_number(request.GET.get("p", ""))),
        "filters": FILTERS,
        "which": which,
        "shows_closed": shows_closed,
        "keeps": "closed" if shows_closed else f"which={which}",
    }
    return render(request, "contact/inbox/list.html", context)


def _chosen(cases: CaseQuerySet, which: str, reader: User) -> CaseQuerySet:
    if which == "mine":
        return cases.of(reader)
    if which == "nobody":
        return cases.nobodys()
    if which == "late":
        return cases.late(timezone.localdate())
    return cases.marked() if which == "marked" else cases
