"""Who may open the inbox: every address, every kind of person, every method."""

import uuid

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from contact import inbox_urls
from contact.models import Case, TeamSettings
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from tests.cast import member, signed_in
from tests.contact.acts import opened

WORDS = "Nobody but the team reads this."
# What a member of the team gets for GET and for an empty POST.
PAGES = {
    "list": (200, 405),
    "case": (200, 405),
    "reply": (405, 200),
    "note": (405, 200),
    "label": (405, 303),
    "take": (405, 409),
    "close": (405, 409),
    "reopen": (405, 409),
}
METHODS = ["get", "post", "head", "put", "delete", "options"]


def address(name: str, case_id: uuid.UUID) -> str:
    return reverse(f"inbox:{name}", args=[] if name == "list" else [case_id])


@pytest.fixture
def case(site) -> Case:
    return opened(site, WORDS)


@pytest.fixture
def ex_member(site) -> Client:
    """Somebody whose browser is still signed in, a moment after they left the team."""
    user = member("leaver", GroupName.ATTENDANCE_TEAM)
    client = signed_in(user)
    assert client.get(reverse("inbox:list")).status_code == 200
    user.groups.remove(Group.objects.get(name=GroupName.ATTENDANCE_TEAM))
    user.groups.add(Group.objects.get(name=GroupName.OFFICE))
    return client


@pytest.fixture
def outsiders(editor, office, approver, technician, ex_member) -> dict[str, Client]:
    people = {"editor": editor, "office": office, "approver": approver, "technician": technician}
    return {"ex-member": ex_member, **{name: signed_in(user) for name, user in people.items()}}


def test_every_address_has_a_row_here():
    assert {pattern.name for pattern in inbox_urls.urlpatterns} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_the_team_gets_in(case, attendance_lead, name):
    client = signed_in(attendance_lead)
    got = client.get(address(name, case.pk)).status_code, client.post(address(name, case.pk)).status_code
    assert got == PAGES[name]


@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_gets_in(case, outsiders, name):
    for who, client in outsiders.items():
        for method in METHODS:
            for more in [{}, {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}]:
                there = getattr(client, method)(address(name, case.pk), **more)
                missing = getattr(client, method)(address(name, uuid.uuid4()), **more)
                assert (there.status_code, missing.status_code) == (403, 403), f"{who} {method}"
                assert there.content == missing.content, f"{who} {method} can tell a case from none"
                assert WORDS.encode() not in there.content
    case.refresh_from_db()
    assert (case.version, case.status, case.assignee) == (1, "new", None)
    assert not AuditEntry.objects.filter(subject=case.pk).exclude(action="case.opened").exists()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_asked_to_sign_in(case, name, method):
    response = getattr(Client(), method)(address(name, case.pk))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_the_door_is_asked_before_anything_is_loaded(case, technician, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr("contact.views.inbox._case", lambda *args: pytest.fail("loaded"))
    assert signed_in(technician).get(address("case", case.pk)).status_code == 403


def test_a_superuser_in_the_group_gets_in(case, technician):
    technician.groups.add(Group.objects.get(name=GroupName.ATTENDANCE_TEAM))
    assert signed_in(technician).get(address("case", case.pk)).status_code == 200


def test_somebody_who_was_switched_off_is_out(case, attendance_lead):
    client = signed_in(attendance_lead)
    attendance_lead.is_active = False
    attendance_lead.save()
    assert client.get(address("case", case.pk)).status_code == 302


def test_the_settings_name_the_team(site, case, attendance_lead, office):
    TeamSettings.objects.update_or_create(site=site, defaults={"team": Group.objects.get(name=GroupName.OFFICE)})
    assert signed_in(attendance_lead).get(address("case", case.pk)).status_code == 403
    assert signed_in(office).get(address("case", case.pk)).status_code == 200


def test_a_case_of_another_school_is_not_there(site, case, attendance_lead):
    from wagtail.models import Page, Site

    other = Site.objects.create(hostname="other.example", root_page=Page.get_first_root_node())
    elsewhere = opened(other, WORDS)
    client = signed_in(attendance_lead)
    for name in set(PAGES) - {"list"}:
        method = client.get if name == "case" else client.post
        assert method(address(name, elsewhere.pk), {"version": 1, "body": "Hello."}).status_code == 404
    assert elsewhere.ref not in client.get(address("list", elsewhere.pk)).content.decode()


def test_only_the_team_sees_the_way_in(site, attendance_lead, technician):
    def menu(user):
        return "/admin/inbox/" in signed_in(user).get("/admin/").content.decode()

    assert menu(attendance_lead)
    assert not menu(technician)


def test_the_menu_item_carries_no_number(case, attendance_lead):
    from contact.wagtail_hooks import inbox_menu_item

    assert str(inbox_menu_item().label) == "Messages"


def test_cases_are_in_none_of_wagtails_lists(site):
    from wagtail.models import ReferenceIndex
    from wagtail.search.index import get_indexed_models
    from wagtail.snippets.models import get_snippet_models

    from contact.models import AccessCode, Message, Note, SafeContact

    for model in [Case, Message, Note, SafeContact, AccessCode]:
        assert not ReferenceIndex.model_is_indexable(model)
        assert model not in get_indexed_models()
        assert model not in get_snippet_models()


def test_a_second_school_without_a_team_of_its_own_is_read_by_nobody(site, attendance_lead):
    from django.contrib.auth.models import Group
    from wagtail.models import Site

    from contact.models import TeamSettings

    second = Site.objects.create(hostname="second.example", root_page=site.root_page)
    assert TeamSettings.for_site(site).has_member(attendance_lead)
    assert not TeamSettings.for_site(second).has_member(attendance_lead)
    assert TeamSettings.for_site(second).addresses() == []
    own = Group.objects.create(name="Second team")
    attendance_lead.groups.add(own)
    assert TeamSettings(site=second, team=own).has_member(attendance_lead)
