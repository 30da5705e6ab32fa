"""One case as paper for the safeguarding record. The browser's own "Save as PDF" makes a file of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from contact import record_sheet, services
from contact.chronology import lines_of
from contact.models import Case
from contact.team import team_required
from contact.views.reach import readable_case
from site_project.staff.guards import fresh_sign_in_required


@team_required
@fresh_sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def chronology(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """The sheet. Where it must not go to somebody, a page asks first whether that was read."""
    case = readable_case(request, site, case_id)
    warnings = record_sheet.warnings_of(case)
    has_read = request.POST.get("read") == "yes"
    if warnings and not has_read:
        services.read_case(case=case, reader=request.user)
        context = {
            "case": case,
            "warnings": warnings,
            "is_missing": request.method == "POST",
            "heading": case.ref,
            "desk_tab": "case",
        }
        return render(request, "contact/inbox/before_print.html", context)
    sheet = _sheet(request, case)
    services.export(case=case, actor=request.user, has_read_the_warning=bool(warnings))
    return render(request, "contact/inbox/chronology.html", {**sheet, "warnings": warnings})


def _sheet(request: HttpRequest, case: Case) -> dict[str, object]:
    now = timezone.localtime()
    return {
        "case": case,
        "title": record_sheet.file_name(case, now.date()),
        "facts": record_sheet.facts_of(case),
        "wishes": record_sheet.wishes_of(case.safe_contact),
        "lines": lines_of(case),
        "reader": request.user,
        "now": now,
    }
