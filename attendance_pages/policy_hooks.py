"""Publishing many pages at once goes past the editor: a policy with a hole is refused with a sentence there, too."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from attendance_pages.models import PolicyPage


@hooks.register("before_bulk_action")
def no_policy_with_a_hole(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Send staff to the editor of the policy, which says what is missing."""
    if action_type != "publish":
        return None
    pages = [item for item in objects if isinstance(item, Page)]
    below = (policy for page in pages for policy in PolicyPage.objects.descendant_of(page, inclusive=True))
    policy = next((policy for policy in below if policy.get_latest_revision_as_object().missing), None)
    if policy is None:
        return None
    words = _("“%(title)s” still has empty parts, so it was not published. Here you see which.")
    messages.error(request, words % {"title": policy.title})
    return redirect("wagtailadmin_pages:edit", policy.pk)
