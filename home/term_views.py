"""Last year's terms, a year on: what would be made, then one button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from home.desk import school_of
from home.models import SchoolSettings
from home.querysets import newest_terms
from home.services import copy_terms, terms_a_year_on
from home.staff_views import refused


@require_http_methods(["GET", "HEAD", "POST"])
def terms_again(request: HttpRequest) -> HttpResponse:
    """Shows the terms that would come, and makes them once the button is pressed. They can be changed afterwards."""
    if not request.user.has_perm("home.change_schoolsettings"):
        return refused(request, _("The terms are for those of us who change “Our school”."))
    site = school_of(request)
    school = SchoolSettings.for_site(site)
    if request.method == "GET":
        newest = newest_terms(school)
        context = {"terms": terms_a_year_on(newest), "newest": newest[-1] if newest else None, "site": site}
        return render(request, "home/desk/terms_again.html", context)
    made = copy_terms(school=school, after=request.POST.get("after", ""))
    if made:
        words = ngettext("%(made)d term is there.", "%(made)d terms are there.", made) % {"made": made}
        messages.success(request, words + " " + _("Please look through the days and save."))
    else:
        messages.info(request, _("Nothing was made: these terms are there already."))
    return redirect("wagtailsettings:edit", "home", "schoolsettings", site.pk)
