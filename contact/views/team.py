"""Who is in the team, and whom the lead lets back in after somebody else changed their sign-in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Site

from contact.http import SeeOther
from contact.models import TeamSettings
from contact.team import team_required
from site_project.staff.guards import fresh_sign_in_required
from site_project.staff.services import thaw
from site_project.staff.session_facts import with_second_step


@team_required
@require_safe
def team(request: HttpRequest, site: Site) -> HttpResponse:
    """Everybody in the team, who is shut out, and who may let whom back in."""
    settings = TeamSettings.for_request(request)
    members = list(settings.members().order_by("first_name", "last_name", "username"))
    ready = with_second_step(members)
    people = [
        {"user": member, "is_ready": member.pk in ready, "may_let_in": settings.may_let_in(request.user, member)}
        for member in members
    ]
    return render(request, "contact/inbox/team.html", {"people": people, "team": settings})


@team_required
@require_POST
@fresh_sign_in_required
def let_in(request: HttpRequest, site: Site, user_id: int) -> HttpResponse:
    """Open the inbox again for a member. Only a lead comes this far with somebody else's name."""
    settings = TeamSettings.for_request(request)
    member = get_object_or_404(settings.members(), pk=user_id)
    if not settings.may_let_in(request.user, member):
        return render(request, "contact/inbox/not_the_lead.html", {"team": settings, "member": member}, status=403)
    thaw(user=member, actor=request.user)
    return SeeOther(reverse("inbox:team"))
