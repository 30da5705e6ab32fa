"""Numbers without people."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from contact import numbers
from contact.numbers_file import written
from contact.periods import Period
from contact.team import team_required


@team_required
@require_safe
def numbers_page(request: HttpRequest, site: Site) -> HttpResponse:
    """The tables of one finished period; of the newest, where none is asked for."""
    periods = numbers.periods_of(site)
    period = _asked_for(request, periods)
    now = Period.of(timezone.localdate())
    context = {"periods": periods, "period": period, "now": now, "desk_tab": "numbers", "heading": _("Numbers")}
    context["tables"] = numbers.tables_of(site, period) if period else []
    return render(request, "contact/inbox/numbers.html", context)


@team_required
@require_safe
def numbers_file(request: HttpRequest, site: Site) -> HttpResponse:
    """The same as a spreadsheet."""
    period = _asked_for(request, numbers.periods_of(site))
    if period is None:
        raise Http404
    text = written(period, numbers.tables_of(site, period))
    name = f'attachment; filename="numbers-{period.name}.csv"'
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})


def _asked_for(request: HttpRequest, periods: list[Period]) -> Period | None:
    named = {period.name: period for period in periods}
    return named.get(request.GET.get("from", ""), periods[0] if periods else None)
