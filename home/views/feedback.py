"""“Was this any help?”: the form behind the two buttons under every page, and the thank-you.

The buttons are plain links, so that the page itself stays the same for everybody (no form, no cookie, decision 12).
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page, Site

from home import services
from home.forms import AnswerForm
from home.querysets import public_pages
from site_project.privacy.http import confidential
from site_project.throttle import allows

TOO_MANY = _("Many answers came at once. Your words are still here. You can try again in ten minutes, or ring us.")


@confidential
@require_http_methods(["GET", "HEAD", "POST"])
def was_this_help(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form; sending it counts one answer and says thank you."""
    site = Site.find_for_request(request)
    page = _page(site, page_id)
    pressed = request.GET.get("helped", "")
    form = AnswerForm(request.POST) if request.method == "POST" else AnswerForm(initial={"helped": pressed})
    if form.is_valid():
        # A whole school may share one address, so only a machine gets this far.
        if allows(request, "feedback", tries=30, seconds=600):
            services.count_answer(site=site, page=page, **form.cleaned_data)
            response = HttpResponseRedirect(reverse("home:thanks_for_help", args=[page.pk]))
            response.status_code = 303
            return response
        form.add_error(None, TOO_MANY)
    return render(request, "home/was_this_help.html", {"form": form, "about": page})


@require_safe
def thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """What happens with the answer, and where to talk to somebody. It is the same for everybody."""
    response = render(request, "home/thanks_for_help.html", {"about": _page(Site.find_for_request(request), page_id)})
    response["X-Robots-Tag"] = "noindex"
    return response


def _page(site: Site | None, page_id: int) -> Page:
    return get_object_or_404(public_pages(site), pk=page_id)
