"""A family told it on the phone or at the gate; somebody of the team writes it down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from contact import services
from contact.desk_forms import WrittenDownForm
from contact.http import SeeOther
from contact.team import team_required
from home.models import SchoolSettings


@team_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_down(request: HttpRequest, site: Site) -> HttpResponse:
    """The form; then the slip with the code, or the case where the family wants none."""
    form = WrittenDownForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "desk_tab": "write", "heading": _("Write one down")}
        return render(request, "contact/inbox/write_down.html", context)
    key, source = form.cleaned_data["key"], form.cleaned_data["source"]
    case = services.write_down(
        site=site,
        author=request.user,
        key=key,
        letter=form.letter(),
        source=source,
        hands_over_code=form.wants_slip,
    )
    if not form.wants_slip:
        return SeeOther(reverse("inbox:case", args=[case.pk]))
    context = {
        "case": case,
        "groups": services.code_groups(key),
        "door": request.build_absolute_uri(reverse("contact:enter")),
        "school": SchoolSettings.for_request(request),
    }
    return render(request, "contact/inbox/slip.html", context)
