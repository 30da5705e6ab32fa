"""Words to begin a reply with: the team writes and keeps its own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Site

from contact.models import ReplyTemplate
from contact.team import team_required
from contact.team_forms import WordsForm


@team_required
@require_safe
def listing(request: HttpRequest, site: Site) -> HttpResponse:
    """All of this school's."""
    return render(request, "contact/inbox/words.html", {"templates": site.reply_templates.all()})


@team_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, site: Site) -> HttpResponse:
    """Write new ones."""
    return _edit(request, ReplyTemplate(site=site))


@team_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, site: Site, words_id: UUID) -> HttpResponse:
    """Change them, for replies from now on."""
    return _edit(request, get_object_or_404(site.reply_templates, pk=words_id))


@team_required
@require_POST
def delete(request: HttpRequest, site: Site, words_id: UUID) -> HttpResponse:
    """Throw them away. What was sent with them stays."""
    get_object_or_404(site.reply_templates, pk=words_id).delete()
    return redirect("inbox:words")


def _edit(request: HttpRequest, template: ReplyTemplate) -> HttpResponse:
    form = WordsForm(request.POST if request.method == "POST" else None, instance=template)
    if form.is_valid():
        form.save()
        return redirect("inbox:words")
    return render(request, "contact/inbox/words_form.html", {"form": form, "is_new": template._state.adding})
