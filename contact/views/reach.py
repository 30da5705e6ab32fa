"""How every view of the inbox reaches a case: through its school, and only where the reader may read it."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Site

from contact.models import Case


def readable_case(request: HttpRequest, site: Site, case_id: UUID) -> Case:
    """The case; 404 for one of another school, one that must not be read by who asks, and one that never was."""
    cases = Case.objects.of_site(site).readable_by(request.user).select_related("assignee", "safe_contact")
    return get_object_or_404(cases, pk=case_id)
