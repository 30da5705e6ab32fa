"""What the editor's panel asks for. Answers are JSON: Wagtail would turn a refusal into a trip elsewhere."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attendance_pages.kind_words.forms import AboutForm, LeaveForm
from attendance_pages.kind_words.panel import left_on, school_of
from attendance_pages.kind_words.services import ask_again, leave_as_it_is


@require_POST
def leave(request: HttpRequest) -> JsonResponse:
    """Keep why a wording stays on this page."""
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": str(form.what_is_missing())}, status=422)
    item = form.item_for(request.user)
    if item is None:
        return _not_yours()
    said = form.cleaned_data
    leave_as_it_is(
        item=item, site=school_of(request, item), term_id=said["term"], wording=said["wording"],
        reason=said["reason"], user=request.user,
    )  # fmt: skip
    return JsonResponse({"left": left_on(item)})


@require_POST
def again(request: HttpRequest) -> JsonResponse:
    """Take the reason back: the wording is a tip again."""
    form = AboutForm(request.POST)
    item = form.item_for(request.user) if form.is_valid() else None
    if item is None:
        return _not_yours()
    ask_again(item=item, term_id=form.cleaned_data["term"])
    return JsonResponse({"left": left_on(item)})


def _not_yours() -> JsonResponse:
    return JsonResponse({"error": _("You cannot change this page.")}, status=403)
