"""Who is away, and who answers instead."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Site

from contact import services
from contact.models import Cover, TeamSettings
from contact.team import team_required
from contact.team_forms import CoverForm


@team_required
@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: HttpRequest, site: Site) -> HttpResponse:
    """What is arranged, and a form for one more."""
    members = list(TeamSettings.for_site(site).members())
    form = CoverForm(request.POST if request.method == "POST" else None, members=members)
    if form.is_valid():
        services.begin_cover(site=site, actor=request.user, **form.cleaned_data)
        return redirect("inbox:cover")
    covers = Cover.objects.not_over(site, timezone.localdate())
    return render(request, "contact/inbox/cover.html", {"form": form, "covers": covers})


@team_required
@require_POST
def end(request: HttpRequest, site: Site, cover_id: UUID) -> HttpResponse:
    """Somebody is back."""
    services.end_cover(cover=get_object_or_404(Cover, site=site, pk=cover_id), actor=request.user)
    return redirect("inbox:cover")
