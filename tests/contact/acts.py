"""What people do with messages, for the tests."""

from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from contact import codes, services
from contact.enums import Doubt, Outcome, Recorded, Status
from contact.letter import Letter
from contact.models import Case
from site_project.privacy.keys import new_token
from site_project.staff.models import User

# What the form for closing asks.
ENDED = {"outcome": Outcome.HELPED, "recorded": Recorded.NOT_NEEDED, "recorded_why": "It was about shoes."}


def opened(site: Site, body: str = "Mornings are hard.", *, key: str = "", **more) -> Case:
    """A case as it is right after a family wrote."""
    return services.open_case(site=site, key=key or new_token(), letter=Letter(body=body, **more))


def opened_with_code(site: Site, body: str = "Mornings are hard.") -> tuple[Case, str]:
    """A case, and the code that its family wrote down."""
    key = new_token()
    return opened(site, body, key=key), codes.code_for(key)


def held_back(site: Site, body: str = "Buy now.", doubt: str = Doubt.TRAP, **more) -> Case:
    """A case as it is when something about it looked like a machine."""
    case = opened(site, body, **more)
    case.status, case.doubt = Status.QUARANTINED, doubt
    case.save(update_fields=["status", "doubt"])
    return case


def coming_back(code: str) -> Client:
    """A phone on which the code has just been typed."""
    client = Client()
    response = client.post("/messages/", {"code": code})
    assert response.status_code == 303, "the code should open its thread"
    return client


NASTY = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>{{ 7|add:7 }}"


def is_inert(page: str) -> bool:
    """Whether nothing of NASTY became a tag."""
    return not any(part in page for part in ["<script>alert", "<img src=x", "<svg/onload"])


def fresh(case: Case) -> Case:
    """The case as the database has it now."""
    return Case.objects.get(pk=case.pk)


def closed(case: Case, actor: User) -> Case:
    """The case after `actor` put it away."""
    return services.close(case=case, actor=actor, version=fresh(case).version, **ENDED)


def inbox_page(case: Case, name: str = "case") -> str:
    """The address of a case, or of what is done there."""
    return reverse(f"inbox:{name}", args=[case.pk])


def read_card(client: Client, case: Case) -> Client:
    """The browser in which somebody said that they have read how the family may be reached."""
    response = client.post(inbox_page(case, "acknowledge"), {"card": fresh(case).safe_contact.version})
    assert response.status_code == 303, "the card should be taken as read"
    return client
