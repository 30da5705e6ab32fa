"""An event's page again: what the new one will have, then one button."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from events.models import EventPage
from events.services import use_again
from home.desk import school_of
from home.forms import PlainTextField
from home.next_year import name_a_year_on
from home.staff_views import refused
from site_project.staff.models import User


class AgainForm(forms.Form):
    """What the new page is called."""

    title = PlainTextField(label=gettext_lazy("Name of the new page"), max_length=200)


def may_use_again(page: EventPage, user: User) -> bool:
    """Whether `user` may make pages where this one is."""
    return page.get_parent().permissions_for_user(user).can_add_subpage()


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows what is taken along and what is not, and makes the page once the button is pressed."""
    pages = EventPage.objects.descendant_of(school_of(request).root_page)
    page = get_object_or_404(pages, pk=page_id)
    if not may_use_again(page, request.user):
        return refused(request, _("A new page is for those of us who write pages."))
    form = AgainForm(request.POST or None, initial={"title": name_a_year_on(page.title)})
    if request.method == "POST" and form.is_valid():
        new = use_again(page=page, title=form.cleaned_data["title"], by=request.user)
        messages.success(request, _("Here is the new page. Families do not see it yet. Please read it through."))
        return redirect("wagtailadmin_pages:edit", new.pk)
    return render(request, "events/again/ask.html", {"page": page, "form": form})
