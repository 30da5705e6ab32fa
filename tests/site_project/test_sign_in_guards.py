"""What does not open without a second step, without a fresh sign-in, or after a rest."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from site_project.env import BASE_DIR
from site_project.staff.groups import GroupName
from site_project.staff.second_step import SECOND_STEP
from tests.cast import give_second_step, member, signed_in
from tests.site_project.sign_in_steps import HOME, INBOX, PASSWORD, is_open, type_password

pytestmark = pytest.mark.django_db
AGAIN = "/admin/sign-in/again/"
TEAM_CHANGES = ["/admin/users/", "/admin/users/new/", "/admin/groups/", "/admin/settings/contact/teamsettings/"]


def words(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("who", ["editor", "office", "approver", "technician", "attendance_lead"])
def test_the_inbox_refuses_everyone_without_a_second_step(request, who):
    client = signed_in(request.getfixturevalue(who), second_step=False)
    got, sent = client.get(INBOX), client.post(INBOX, {})

    expected = (302, 303) if who == "attendance_lead" else (403, 403)
    assert (got.status_code, sent.status_code) == expected


def test_strangers_to_the_team_hear_the_same_with_and_without_one(editor):
    without, with_one = signed_in(editor, second_step=False), signed_in(editor)

    assert without.get(INBOX).content == with_one.get(INBOX).content


def test_a_superuser_in_the_team_needs_one_too(technician):
    technician.groups.add(Group.objects.get(name=GroupName.ATTENDANCE_TEAM))

    assert signed_in(technician, second_step=False).get(INBOX).status_code == 302
    assert is_open(signed_in(technician))


def test_the_events_board_needs_one_from_those_who_may_open_it(office, editor):
    assert (
        signed_in(office, second_step=False).get("/admin/events/")["Location"].startswith("/admin/sign-in/second-step/")
    )
    assert signed_in(office).get("/admin/events/").status_code == 200
    assert signed_in(editor, second_step=False).get("/admin/events/").status_code == 403


@pytest.mark.parametrize("address", [HOME, "/admin/users/", "/admin/pages/", "/admin/reports/site-history/"])
def test_a_technician_opens_nothing_without_one(technician, address):
    assert signed_in(technician, second_step=False).get(address)["Location"].startswith("/admin/sign-in/second-step/")
    assert signed_in(technician).get(address, follow=True).status_code == 200


def test_editors_are_asked_and_nothing_is_closed_to_them(editor):
    assert "Add a second step" in words(signed_in(editor, second_step=False).get(HOME))
    assert "Add a second step" not in words(signed_in(editor).get(HOME))


def test_the_page_that_people_read_says_what_the_table_says():
    lines = (BASE_DIR / "docs" / "permissions.md").read_text().partition("## Second step")[2].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]

    assert {who: (rule, where) for who, rule, where in cells} == {
        who: (step.rule.value, str(step.where)) for who, step in SECOND_STEP.items()
    }
    assert set(SECOND_STEP) >= {name.value for name in GroupName}


def test_the_head_decides_who_reads_messages_and_still_reads_none(site, approver):
    address = f"/admin/settings/contact/teamsettings/{site.pk}/"
    asked = signed_in(approver, second_step=False).get(address)
    page = signed_in(approver).get(address)

    assert asked["Location"].startswith("/admin/sign-in/second-step/")
    assert (page.status_code, page.context["form"].instance.site) == (200, site)
    assert signed_in(approver).get(INBOX).status_code == 403


@pytest.mark.parametrize("who", ["editor", "office", "attendance_lead"])
def test_nobody_else_chooses_who_reads_them(site, request, who):
    address = f"/admin/settings/contact/teamsettings/{site.pk}/"

    assert signed_in(request.getfixturevalue(who)).get(address)["Location"] == HOME


@pytest.mark.parametrize("address", TEAM_CHANGES)
def test_who_is_in_which_group_is_changed_within_15_minutes_of_the_password(site, technician, address):
    client = signed_in(technician)
    with time_machine.travel(timezone.now() + timedelta(minutes=14)):
        assert client.get(address, follow=True).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert client.get(address)["Location"].startswith(f"{AGAIN}?next=")
        assert client.post(address)["Location"].startswith(f"{AGAIN}?next=")
        assert client.post(f"{AGAIN}?next={address}", {"password": "wrong"}).status_code == 200
        assert client.get(address).status_code == 302
        assert client.post(AGAIN, {"password": PASSWORD, "next": address})["Location"] == address
        assert client.get(address, follow=True).redirect_chain in ([], [(f"{address}{site.pk}/", 302)])


def test_nothing_that_was_typed_waits_in_a_session(technician):
    client = signed_in(technician)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        client.post("/admin/users/new/", {"first_name": "Bartholomew"})

        assert "Bartholomew" not in str(dict(client.session))


def test_after_20_quiet_minutes_the_inbox_signs_out_and_says_so(attendance_lead):
    client = signed_in(attendance_lead)
    with time_machine.travel(timezone.now() + timedelta(minutes=19)):
        assert is_open(client)
    with time_machine.travel(timezone.now() + timedelta(minutes=40)):
        page = client.get(INBOX)
        assert page.status_code == 403
        assert "Nobody used it for 20 minutes" in words(page)
        assert client.get(HOME)["Location"].startswith("/admin/login/")


def test_another_page_first_does_not_hide_the_rest(attendance_lead):
    client = signed_in(attendance_lead)
    with time_machine.travel(timezone.now() + timedelta(minutes=21)):
        assert client.get(HOME).status_code == 200
        assert not is_open(client)


def addresses_that_ask_by_themselves() -> list[str]:
    """What an open editor and an open case ask for, by the resolver's own addresses."""
    page = {"app_label": "wagtailcore", "model_name": "page", "object_id": 1, "session_id": 1}
    return [
        reverse("wagtailadmin_editing_sessions:ping", kwargs=page),
        reverse("wagtailadmin_editing_sessions:release", kwargs={"session_id": 1}),
        reverse("wagtailadmin_pages:preview_on_edit", args=[2]),
        reverse("inbox:here", args=[uuid.uuid4()]),
    ]


@pytest.mark.parametrize("number", range(4))
def test_a_page_that_asks_by_itself_is_nobody_at_the_desk(attendance_lead, number):
    client = signed_in(attendance_lead)
    with time_machine.travel(timezone.now() + timedelta(minutes=15)):
        client.post(addresses_that_ask_by_themselves()[number])
    with time_machine.travel(timezone.now() + timedelta(minutes=21)):
        assert not is_open(client)


def test_what_was_being_typed_is_in_the_answer_and_nowhere_else(attendance_lead, site):
    client = signed_in(attendance_lead)
    with time_machine.travel(timezone.now() + timedelta(minutes=21)):
        page = client.post(INBOX, {"body": "Dear Bartholomew, <b>come in</b>."})

    assert "Dear Bartholomew, &lt;b&gt;come in&lt;/b&gt;." in words(page)
    assert "no-store" in page["Cache-Control"]
    assert "Bartholomew" not in str(dict(client.session))


def test_after_ten_busy_hours_the_sign_in_is_over(attendance_lead, editor):
    client, other = signed_in(attendance_lead), signed_in(editor)
    start = timezone.now()
    for minutes in range(15, 600, 15):
        with time_machine.travel(start + timedelta(minutes=minutes)):
            assert is_open(client)
    with time_machine.travel(start + timedelta(hours=10, seconds=1)):
        assert "more than ten hours ago" in words(client.get(INBOX))
        assert other.get(HOME)["Location"].startswith("/admin/login/")


def test_guessing_from_elsewhere_does_not_lock_the_owner_out(attendance_lead):
    give_second_step(attendance_lead)
    assert type_password(Client(), attendance_lead, address="10.0.0.1").status_code == 302  # at school, last week
    for number in range(90):
        type_password(Client(), attendance_lead, f"guess {number}", address=f"203.0.113.{number % 15}")
    refused = type_password(Client(), attendance_lead, address="203.0.113.200")
    assert "wait five minutes" in words(refused)

    assert type_password(Client(), attendance_lead, address="10.0.0.1").status_code == 302


def test_guessing_from_one_address_ends_after_six_tries_and_begins_again_later(office):
    for _try in range(6):
        type_password(Client(), office, "guess", address="203.0.113.9")
    assert "wait five minutes" in words(type_password(Client(), office, address="203.0.113.9"))
    assert type_password(Client(), office, address="10.0.0.1").status_code == 302


def test_a_colleague_behind_the_same_address_gets_in(office, editor):
    for _try in range(9):
        type_password(Client(), office, "guess")

    assert type_password(Client(), editor).status_code == 302


def test_a_header_that_anybody_may_write_is_no_new_address(office):
    for number in range(6):
        typed = {"login": "tom", "password": "guess"}
        Client().post("/admin/login/", typed, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    late = Client().post("/admin/login/", {"login": "tom", "password": PASSWORD}, HTTP_X_FORWARDED_FOR="198.51.100.99")

    assert "wait five minutes" in words(late)


def test_sign_out_everywhere_ends_every_browser_of_this_person(office, editor):
    here, phone, colleague = signed_in(office), signed_in(office), signed_in(editor)
    page = words(here.get("/admin/sign-in/"))
    assert page.count("last used at") == 2
    here.post("/admin/sign-in/everywhere/")

    assert [client.get(HOME).status_code for client in (here, phone, colleague)] == [302, 302, 200]


def test_the_list_of_sessions_names_the_browser_and_no_address(office):
    client = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0", REMOTE_ADDR="203.0.113.7")
    type_password(client, office, address="203.0.113.7")
    assert "Firefox · Windows" in words(client.get("/admin/sign-in/"))

    assert "203.0.113.7" not in str(dict(client.session))


def test_somebody_new_has_no_second_step_and_no_way_to_the_inbox(site):
    assert not is_open(signed_in(member("new", GroupName.ATTENDANCE_TEAM), second_step=False))
