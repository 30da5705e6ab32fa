"""A family tells us of a word that hurts. It is a message like any other: the team reads it, a code leads back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from contact.http import message_page
from contact.models import ContactPage
from contact.views.write import TOO_MANY, lead_to_code
from contact.word_form import WordForm
from site_project.throttle import allows


@message_page
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, site: Site) -> HttpResponse:
    """The form. Sending it opens a case and leads to the code."""
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if allows(request, "contact-write", tries=30, seconds=600):
            return lead_to_code(site, form)
        form.add_error(None, TOO_MANY)
    return render(request, "contact/words.html", {"form": form, "page": ContactPage.of_site(site)})
