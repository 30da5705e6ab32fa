"""What will be deleted and when, what keeps it, and what has to be decided before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from contact.kept import FIRST_WARNING, Keeping, keeping_of, months_after, why_kept
from contact.models import Case, CasePurge, SecondYes
from contact.querysets import CaseQuerySet
from contact.services.second_yes import LASTS
from contact.team import team_required

SHOWN = 100  # of what was deleted


@dataclass(frozen=True)
class Going:
    """A case and the day on which it goes; `why_kept`: what keeps it, if anything does."""

    case: Case
    day: date
    why_kept: str


@team_required
@require_safe
def kept(request: HttpRequest, site: Site) -> HttpResponse:
    """The lists behind the letters. References only: no words of a family."""
    today = timezone.localdate()
    keeping = keeping_of(site, today)
    cases = Case.objects.of_site(site).readable_by(request.user)
    going = [*_going(cases.closed(), keeping, today), *_going(cases.quarantined(), keeping, today)]
    asked = [(case, months_after(case.erasure_asked_on, 1)) for case in cases.erasure_asked()]
    requests = SecondYes.objects.filter(case__in=cases, asked_on__gte=today - LASTS).order_by("asked_on")
    proofs = CasePurge.objects.filter(site=site).select_related("asked_by", "agreed_by").order_by("-purged_on")
    context = {
        "going": sorted(going, key=lambda each: (each.day, each.case.ref)),
        "asked": asked,
        "requests": requests.select_related("case", "asked_by"),
        "old": cases.old(today),
        "proofs": proofs[:SHOWN],
        "keeping": keeping,
    }
    return render(request, "contact/inbox/kept.html", context)


def _going(cases: CaseQuerySet, keeping: Keeping, today: date) -> Iterator[Going]:
    """What goes within two weeks, and what would have gone by now."""
    for case in cases.for_keeping():
        day = keeping.goes_on(case)
        if day is not None and day <= today + FIRST_WARNING:
            yield Going(case, day, why_kept(case, max(day, today)))
