"""How a family may be reached: the card is read first, then the number can be shown, once for each press."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.models import Site

from contact import acknowledged, services
from contact.staff_forms import ReplyForm
from contact.team import team_required
from contact.views.inbox_case import back_to, case_of, show

CHANGED = _("How this family may be reached is not as you saw it. Please read it again.")
READ_FIRST = _("Please read how this family may be reached, and say that you have. Then you can see the number.")


@team_required
@require_POST
def acknowledge(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """“I have read how this family may be reached.” A reply that was begun stays."""
    case = case_of(request, site, case_id)
    begun = {"reply_form": ReplyForm(request.POST)} if request.POST.get("body") else {}
    if request.POST.get("card") != str(case.safe_contact.version):
        return show(request, case, status=409, problem=CHANGED, **begun)
    acknowledged.remember(request, case.safe_contact)
    services.acknowledge(case=case, reader=request.user)
    return show(request, case, **begun) if begun else back_to(case)


@team_required
@require_POST
def reveal(request: HttpRequest, site: Site, case_id: UUID) -> HttpResponse:
    """Show the number or address, in this answer only. Who saw it is written down."""
    case = case_of(request, site, case_id)
    if not acknowledged.is_read(request, case.safe_contact):
        return show(request, case, status=409, problem=READ_FIRST)
    return show(request, case, revealed=services.reveal(case=case, reader=request.user))
