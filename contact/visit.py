"""Which family's page a phone may open now: the cookie says which, the database says whether it still may."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Site

from contact import reply_session, services
from contact.models import AccessCode

Visitor = tuple[dict[str, Any], AccessCode | None]


def entered(request: HttpRequest, site: Site) -> Visitor:
    """Who typed a code not long ago and has not left since: what its cookie says, and its code."""
    return _visitor(reply_session.entered(request), site)


def handed_over(request: HttpRequest, site: Site) -> Visitor:
    """Who sent its first message within the last quarter of an hour and has not left since."""
    return _visitor(reply_session.handed_over(request), site)


def was_locked(request: HttpRequest, site: Site) -> bool:
    """Whether this phone is in the visit in which its code was locked: it pressed twice."""
    facts = reply_session.entered(request) or reply_session.handed_over(request)
    if not facts:
        return False
    codes = AccessCode.objects.of_site(site).filter(pk=facts["access"], visit=facts["visit"])
    return codes.exclude(locked_at=None).exists()


def leave(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """End the visit here and at school. Returns the response, which takes everything off the phone."""
    facts = reply_session.entered(request) or reply_session.handed_over(request)
    if facts:
        services.end_visit(access_id=facts["access"], visit=facts["visit"])
    reply_session.end(response)
    return response


def _visitor(facts: dict[str, Any] | None, site: Site) -> Visitor:
    if not facts:
        return {}, None
    codes = AccessCode.objects.of_site(site).usable(timezone.localdate())
    return facts, codes.filter(pk=facts["access"], visit=facts["visit"]).first()
