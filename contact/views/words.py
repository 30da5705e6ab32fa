"""A family tells us of a word that hurts. It is a message like any other: the team reads it, a code leads back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from contact.http import message_page
from contact.intake import has_room, status_of
from contact.models import ContactPage
from contact.views.write import lead_to_code
from contact.word_form import WordForm
from home.human_check import allowed_where_shown


@message_page
@allowed_where_shown
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, site: Site) -> HttpResponse:
    """The form. Sending it opens a case and leads to the code."""
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and has_room(request, site, form) and (answer := lead_to_code(request, site, form)):
        return answer
    context = {"form": form, "page": ContactPage.of_site(site)}
    return render(request, "contact/words.html", context, status=status_of(form))
