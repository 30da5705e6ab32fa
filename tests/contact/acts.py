"""What people do with messages, for the tests."""

from django.test import Client
from wagtail.models import Site

from contact import codes, services
from contact.letter import Letter
from contact.models import Case
from site_project.privacy.keys import new_token


def opened(site: Site, body: str = "Mornings are hard.", *, key: str = "", **more) -> Case:
    """A case as it is right after a family wrote."""
    return services.open_case(site=site, key=key or new_token(), letter=Letter(body=body, **more))


def opened_with_code(site: Site, body: str = "Mornings are hard.") -> tuple[Case, str]:
    """A case, and the code that its family wrote down."""
    key = new_token()
    return opened(site, body, key=key), codes.code_for(key)


def coming_back(code: str) -> Client:
    """A phone on which the code has just been typed."""
    client = Client()
    response = client.post("/messages/", {"code": code})
    assert response.status_code == 303, "the code should open its thread"
    return client
