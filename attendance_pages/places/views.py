"""Public addresses of places: "this did not work", and the list for machines."""

from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site

from attendance_pages.models import PlacesSettings, ServiceDirectoryPage, SupportService
from attendance_pages.places.enums import Trouble
from attendance_pages.places.forms import TroubleForm
from attendance_pages.places.open_referral import page_of_services
from attendance_pages.places.services import report_trouble
from site_project.privacy.keys import token_hash
from site_project.throttle import allows

TRIES, SECONDS = 30, 600  # a whole school may share one address
HOUR = 60 * 60
TOO_MANY = _("Thank you. We have had many of these from here just now. Please try again in ten minutes, or ring us.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def not_working(request: HttpRequest, pk: int) -> HttpResponse:
    """The small form for one place. Sending it leads to the thank-you."""
    site, place = _place(request, pk)
    form = TroubleForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        if allows(request, "place-trouble", tries=TRIES, seconds=SECONDS):
            _tell_once(place, form)
            response = HttpResponseRedirect(reverse("places:thank_you", args=[place.pk]))
            response.status_code = 303
            return response
        form.add_error(None, TOO_MANY)
        status = 429
    context = {"form": form, "place": place, "list_url": _list_url(request, site)}
    return render(request, "attendance_pages/place_not_working.html", context, status=status)


@never_cache
@require_safe
def thank_you(request: HttpRequest, pk: int) -> HttpResponse:
    """What happens with what they told us."""
    site, place = _place(request, pk)
    context = {"place": place, "list_url": _list_url(request, site)}
    return render(request, "attendance_pages/place_thank_you.html", context)


@require_safe
def services_json(request: HttpRequest) -> HttpResponse:
    """The checked places of this school in Open Referral's form, for everybody to read."""
    now = timezone.now()
    places = _shown(_site(request)).with_rows()
    response = JsonResponse(page_of_services(places, now), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={HOUR}"
    return response


def _tell_once(place: SupportService, form: TroubleForm) -> None:
    """Count it, unless the same page was sent before or a machine filled in what nobody sees."""
    is_new = cache.add(f"place-trouble:{token_hash(form.cleaned_data['key'])}", True, timeout=HOUR)
    if is_new and not form.cleaned_data["nickname"]:
        report_trouble(place, Trouble(form.cleaned_data["trouble"]))


def _site(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site


def _shown(site: Site) -> Any:
    return SupportService.objects.of_school(site).shown(PlacesSettings.limits(site))


def _place(request: HttpRequest, pk: int) -> tuple[Site, SupportService]:
    """A place that this school's families see."""
    site = _site(request)
    return site, get_object_or_404(_shown(site), pk=pk)


def _list_url(request: HttpRequest, site: Site) -> str:
    """The way back to the list; the home page where the school has none."""
    page = ServiceDirectoryPage.objects.descendant_of(site.root_page).live().first()
    return (page.get_url(request) if page else None) or "/"
