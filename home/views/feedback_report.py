"""What families say of our pages, for the staff who look after them: /admin/reports/was-this-help/."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Site

from home import services
from home.models import PageAnswer, PageNote
from site_project.privacy.http import confidential
from site_project.staff.models import User

LOOKS_BACK = timedelta(days=90)
View = Callable[..., HttpResponse]


def reads_notes(user: User) -> bool:
    """Whether one of the user's groups may read notes. A technician has every permission, but no group."""
    return (
        user.is_active
        and user.groups.filter(
            permissions__content_type__app_label="home", permissions__codename="view_pagenote"
        ).exists()
    )


def for_readers(view: View) -> View:
    """Give the view its school, for those who may read notes; everybody else gets a 403 before anything is loaded."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not reads_notes(request.user):
            return render(request, "home/feedback_not_yours.html", status=403)
        site = Site.find_for_request(request) or Site.objects.get(is_default_site=True)
        return view(request, site, *args, **kwargs)

    return confidential(checked)


@for_readers
@require_safe
def report(request: HttpRequest, site: Site) -> HttpResponse:
    """How many said yes and how many not really, page by page; below, what they wrote."""
    since = (timezone.localdate() - LOOKS_BACK).replace(day=1)
    rows = PageAnswer.objects.of_site(site).by_page(since)
    notes = PageNote.objects.of_site(site).for_report()
    return render(request, "home/feedback_report.html", {"rows": rows, "notes": notes, "since": since})


@for_readers
@require_POST
def remove_note(request: HttpRequest, site: Site, note_id: uuid.UUID) -> HttpResponse:
    """Delete one note for good."""
    note = get_object_or_404(PageNote.objects.of_site(site), pk=note_id)
    services.remove_note(note=note, actor=request.user)
    messages.success(request, _("The note is deleted."))
    return redirect("feedback_report")
