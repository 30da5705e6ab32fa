"""C1 and C4: every address of the inbox, nine kinds of people, every method. What is not in the table fails."""

import uuid

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import Page, Site

from contact import services
from contact.models import Case, ReplyTemplate, TeamSettings
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from site_project.staff.services import freeze
from tests.cast import member, signed_in
from tests.contact.access_table import NO, TABLE, address, inbox_addresses, records, sign_in
from tests.contact.acts import opened

WORDS = "Nobody but the team reads this."
XHR = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
# Method, and what marks it as a script's: Wagtail answers scripts in another way.
METHODS = [*((method, {}) for method in ["get", "post", "head", "put", "delete"]), ("get", XHR), ("post", XHR)]
STRANGER = {False: 302, True: 403}  # Wagtail leads a page to the sign-in and tells a script no


@pytest.fixture
def team(site):
    return [member("nadia", GroupName.ATTENDANCE_TEAM), member("omar", GroupName.ATTENDANCE_TEAM)]


@pytest.fixture
def case(site, team) -> Case:
    return opened(site, WORDS)


@pytest.fixture
def known(case, team) -> dict[str, uuid.UUID]:
    return records(case, team)


@pytest.fixture
def other_school(site) -> Site:
    second = Site.objects.create(hostname="second.example", root_page=Page.get_first_root_node())
    TeamSettings.objects.create(site=second, team=Group.objects.create(name="Second team"))
    return second


def ex_member() -> Client:
    """Somebody whose browser is still signed in, a moment after they left the team."""
    user = member("leaver", GroupName.ATTENDANCE_TEAM)
    client = sign_in(user)
    assert client.get(address("list", {})).status_code == 200
    user.groups.set(Group.objects.filter(name=GroupName.OFFICE))
    return client


def with_every_permission():
    user = member("all", GroupName.OFFICE)
    user.user_permissions.set(Permission.objects.all())
    return user


def of_other_school(second: Site):
    user = member("elsewhere", GroupName.OFFICE)
    user.groups.add(TeamSettings.for_site(second).team)
    return user


@pytest.fixture
def outsiders(editor, approver, technician, other_school) -> dict[str, Client]:
    people = {
        "editor": editor,
        "approver": approver,
        "administrator with every permission": with_every_permission(),
        "superuser who is not in the team": technician,
        "member of another school's team": of_other_school(other_school),
    }
    return {"ex-member": ex_member(), **{who: sign_in(user) for who, user in people.items()}}


def missing(known) -> dict[str, uuid.UUID]:
    return {name: 2**31 - 2 if name == "user_id" else uuid.uuid4() for name in known}


def said_without(answer, case_id: uuid.UUID) -> bytes:
    """What an answer says, less the address that was asked for."""
    return answer.content.replace(str(case_id).encode(), b"")


def ask(client: Client, method: str, where: str, more: dict[str, str]) -> int:
    return getattr(client, method)(where, **more).status_code


def expected(name: str, method: str) -> int:
    """What the table promises a member of the team. HEAD is a GET; nothing answers PUT or DELETE."""
    get, post = TABLE[name]
    return {"get": get, "head": get, "post": post}.get(method, NO)


def test_c1_every_address_of_the_resolver_has_a_row_in_the_table():
    assert set(inbox_addresses()) == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_c1_the_team_gets_what_the_table_says(team, known, name):
    client, got = sign_in(team[0]), {}
    for method, more in sorted(METHODS, key=lambda way: way[0] == "post")[:-1]:  # one POST, and it is the last
        got[method, bool(more)] = ask(client, method, address(name, known), more)

    assert got == {(method, xhr): expected(name, method) for method, xhr in got}


@pytest.mark.parametrize("name", TABLE)
def test_c1_nobody_else_gets_in_and_nobody_can_tell_a_case_from_none(case, known, outsiders, name):
    before, seen = AuditEntry.objects.count(), {}
    for who, client in outsiders.items():
        for method, more in METHODS:
            there = getattr(client, method)(address(name, known), **more)
            none = getattr(client, method)(address(name, missing(known)), **more)
            seen[who, method, bool(more)] = there.status_code, none.status_code, there.content == none.content
            assert WORDS.encode() not in there.content

    assert {way: got for way, got in seen.items() if got != (403, 403, True)} == {}
    assert len(seen) == 6 * 7
    case.refresh_from_db()
    assert (case.version, case.status, case.assignee, AuditEntry.objects.count()) == (1, "new", None, before)
    assert ReplyTemplate.objects.count() == 1


@pytest.mark.parametrize("name", TABLE)
def test_c1_a_stranger_is_asked_to_sign_in_whatever_they_ask(known, name):
    where = address(name, known)
    got = {(method, bool(more)): ask(Client(), method, where, more) for method, more in METHODS}

    assert got == {(method, bool(more)): STRANGER[bool(more)] for method, more in METHODS}


def ways_of(client: Client, case: Case, where: str) -> dict[tuple[str, bool], tuple[int, str]]:
    """By method: the status, and where it leads. Never with a word of the case."""
    got = {}
    for method, more in METHODS:
        answer = getattr(client, method)(where, **more)
        assert WORDS.encode() not in answer.content
        got[method, bool(more)] = answer.status_code, answer.get("Location", "").partition("?")[0]
    return got


@pytest.mark.parametrize("name", TABLE)
def test_c1_a_member_without_a_second_step_is_led_to_one_whatever_they_ask(case, team, known, name):
    got = ways_of(signed_in(team[0], second_step=False), case, address(name, known))

    led = {method: 302 if method in ("get", "head") else 303 for method, _more in METHODS}
    assert got == {(method, xhr): (led[method], "/admin/sign-in/second-step/") for method, xhr in got}
    case.refresh_from_db()
    assert (case.version, case.status) == (1, "new")


@pytest.mark.parametrize("name", TABLE)
def test_c1_a_member_whose_sign_in_somebody_else_changed_gets_nothing(case, team, known, name):
    freeze(user=team[0], actor=None)
    got = ways_of(sign_in(team[0]), case, address(name, known))

    assert got == dict.fromkeys(got, (403, ""))
    case.refresh_from_db()
    assert (case.version, case.status) == (1, "new")


@pytest.mark.parametrize("name", [name for name, takes in inbox_addresses().items() if "case_id" in takes])
def test_c1_for_somebody_who_must_not_read_a_case_it_is_not_there(case, team, known, name):
    services.exclude(case=case, actor=team[1], version=1, person=team[0])
    client, before = sign_in(team[0]), AuditEntry.objects.count()
    got = {}
    nowhere = {**known, "case_id": uuid.uuid4()}
    for method, more in METHODS:
        there = getattr(client, method)(address(name, known), **more)
        none = getattr(client, method)(address(name, nowhere), **more)
        same = said_without(there, case.pk) == said_without(none, nowhere["case_id"])
        got[method, bool(more)] = there.status_code, none.status_code, same

    wanted = {method: NO if expected(name, method) == NO else 404 for method, _more in METHODS}
    assert got == {(method, xhr): (wanted[method], wanted[method], True) for method, xhr in got}
    case.refresh_from_db()
    assert (case.version, AuditEntry.objects.count()) == (2, before)


@pytest.mark.parametrize("name", [name for name, takes in inbox_addresses().items() if takes])
def test_c1_at_another_schools_address_its_team_finds_nothing_of_this_one(known, other_school, settings, name):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, other_school.hostname]
    theirs = sign_in(of_other_school(other_school))
    theirs.defaults["SERVER_NAME"] = other_school.hostname
    got = {method: ask(theirs, method, address(name, known), {}) for method in ["get", "post"]}

    assert got == {method: NO if expected(name, method) == NO else 404 for method in got}


def test_each_school_sees_its_own_cases_only(site, case, team, other_school, settings):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, other_school.hostname]
    elsewhere = opened(other_school, WORDS)
    pages = {}
    for user, host in [(team[0], "localhost"), (of_other_school(other_school), other_school.hostname)]:
        client = sign_in(user)
        client.defaults["SERVER_NAME"] = host
        text = client.get(address("list", {})).content.decode()
        pages[host] = (case.ref in text, elsewhere.ref in text)

    assert pages == {"localhost": (True, False), "second.example": (False, True)}


def test_c1_the_door_is_asked_before_anything_is_loaded(case, technician, monkeypatch):
    monkeypatch.setattr("contact.views.inbox_case.case_of", lambda *args: pytest.fail("loaded"))

    assert sign_in(technician).get(address("case", {"case_id": case.pk})).status_code == 403


def test_c1_a_superuser_in_the_group_gets_in(case, technician):
    technician.groups.add(Group.objects.get(name=GroupName.ATTENDANCE_TEAM))

    assert sign_in(technician).get(address("case", {"case_id": case.pk})).status_code == 200


def test_c4_who_leaves_the_team_is_out_with_the_next_press(case, team):
    client, where = sign_in(team[0]), address("case", {"case_id": case.pk})
    before = client.get(where).status_code
    team[0].groups.clear()
    team[0].groups.add(Group.objects.get(name=GroupName.OFFICE))

    assert (before, client.get(where).status_code) == (200, 403)
    assert client.post(address("take", {"case_id": case.pk}), {"version": 1}).status_code == 403


def test_c4_somebody_who_was_switched_off_is_out(case, team):
    client = sign_in(team[0])
    team[0].is_active = False
    team[0].save()

    assert client.get(address("case", {"case_id": case.pk})).status_code == 302
