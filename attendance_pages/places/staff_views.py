"""What the office does with the whole list: check, take out, bring in. Addresses hang below the list in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log
from wagtail.models import Site

from attendance_pages.models import SupportService
from attendance_pages.places import csv_file
from attendance_pages.places.importing import plan_import
from attendance_pages.places.services import bring_in, mark_checked
from attendance_pages.places.upload_form import ConfirmForm, UploadForm

ADD, CHANGE = "attendance_pages.add_supportservice", "attendance_pages.change_supportservice"
LIST = "wagtailsnippets_attendance_pages_supportservice:list"
MOST_NAMES = 20


def site_of(request: HttpRequest) -> Site:
    """The school whose address the admin was opened at."""
    return Site.find_for_request(request) or Site.objects.get(is_default_site=True)


@permission_required(CHANGE)
@require_POST
def checked(request: HttpRequest, pk: int) -> HttpResponse:
    """ "I checked it today": the day, the name, and what families told us is done with."""
    place = get_object_or_404(SupportService.objects.of_school(site_of(request)), pk=pk)
    mark_checked(place, assurer=str(request.user.get_full_name() or request.user.username))
    log(instance=place, action="wagtail.edit")
    messages.success(request, _("“%(name)s” is checked. Families see it.") % {"name": place.name})
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else LIST)


@permission_required(CHANGE)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """All places of the school as a file for spreadsheets."""
    places = SupportService.objects.of_school(site_of(request)).with_rows()
    response = HttpResponse(csv_file.written(places), content_type="text/csv; charset=utf-8")
    name = f"places-that-can-help-{timezone.localdate().isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


@permission_required(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def pick_file(request: HttpRequest) -> HttpResponse:
    """Pick a file; a good one leads to the preview. Nothing is saved here."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not form.is_valid():
        return render(request, "attendance_pages/admin/pick_file.html", {"form": form})
    plan = plan_import(site_of(request), csv_file.table_from(form.cleaned_data["file"]))
    names = [place.name for place in [*plan.new, *plan.changed]]
    context = {"plan": plan, "token": form.token(), "names": names[:MOST_NAMES], "more": len(names) - MOST_NAMES}
    return render(request, "attendance_pages/admin/preview.html", context)


@permission_required(ADD)
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Bring in the previewed file: every good row, all together."""
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("That was too long ago. Please pick your file again."))
        return redirect("wagtailsnippets_attendance_pages_supportservice:pick_file")
    plan = plan_import(site_of(request), form.cleaned_data["token"])
    bring_in(plan)
    return _told(request, plan)


def _told(request: HttpRequest, plan: Any) -> HttpResponse:
    """How it went; the rows that stayed out once more, so that somebody can put them right."""
    saved = ngettext("%(saved)d place is in.", "%(saved)d places are in.", plan.to_save) % {"saved": plan.to_save}
    messages.success(request, saved + " " + _("Families see each of them once somebody has checked it."))
    if not plan.bad:
        return redirect(LIST)
    return render(request, "attendance_pages/admin/stayed_out.html", {"plan": plan})
