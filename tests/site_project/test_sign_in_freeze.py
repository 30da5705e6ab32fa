"""Somebody else changes a sign-in: the inbox shuts, and the team lead opens it again."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import timezone

from contact.models import TeamSettings
from site_project.outbox.delivery import deliver_due
from site_project.outbox.models import Notice
from site_project.privacy.models import AuditEntry
from site_project.staff import services
from site_project.staff.groups import GroupName
from site_project.staff.models import User
from tests.cast import give_second_step, member, sign_in, signed_in
from tests.site_project.sign_in_steps import INBOX, PASSWORD, is_open, sets_up_app, type_password

pytestmark = pytest.mark.django_db
TEAM = "/admin/inbox/team/"


@pytest.fixture
def lead(site) -> User:
    """Helen leads the team."""
    helen = member("helen", GroupName.ATTENDANCE_TEAM)
    TeamSettings.objects.update_or_create(site=site, defaults={"lead": helen})
    return helen


@pytest.fixture
def colleague(site) -> User:
    return member("nadia", GroupName.ATTENDANCE_TEAM)


@pytest.fixture
def head(site, lead) -> User:
    """Ms Bell, the head teacher, reads messages too."""
    bell = member("bell", GroupName.ATTENDANCE_TEAM)
    TeamSettings.objects.filter(site=site).update(head=bell)
    return bell


def edited(by: User, user: User, **changes) -> None:
    """A technician changes a sign-in on Wagtail's page."""
    groups = [group.pk for group in user.groups.all()]
    names = {"username": user.username, "email": user.email, "first_name": "Amara", "last_name": "Okafor"}
    form = {**names, "groups": groups, "is_active": "on", "password1": "", "password2": "", **changes}
    answer = signed_in(by).post(f"/admin/users/edit/{user.pk}/", form)
    assert answer.status_code == 302, answer.content.decode()


def is_frozen(user: User) -> bool:
    return User.objects.get(pk=user.pk).inbox_frozen_at is not None


def let_in(by: User, user: User):
    return signed_in(by).post(f"{TEAM}{user.pk}/let-in/")


def test_c4_a_password_set_by_somebody_else_shuts_the_inbox(attendance_lead, technician):
    edited(technician, attendance_lead, password1="another password", password2="another password")
    page = signed_in(User.objects.get(pk=attendance_lead.pk)).get(INBOX)

    assert (is_frozen(attendance_lead), page.status_code) == (True, 403)
    assert "somebody else changed how you sign in" in page.content.decode()


def test_an_address_set_by_somebody_else_shuts_it_too(attendance_lead, technician):
    edited(technician, attendance_lead, email="technician@elsewhere.example")

    assert is_frozen(attendance_lead)


def test_a_name_set_by_somebody_else_shuts_nothing(attendance_lead, technician):
    edited(technician, attendance_lead, last_name="Okafor-Hill")

    assert not is_frozen(attendance_lead)


def test_a_password_set_at_the_server_shuts_it(attendance_lead):
    user = User.objects.get(pk=attendance_lead.pk)
    user.set_password("as manage.py changepassword does it")
    user.save()

    assert is_frozen(attendance_lead)


def test_a_second_step_taken_away_at_the_server_shuts_it_and_signs_out(attendance_lead):
    client = signed_in(attendance_lead)
    call_command("remove_second_step", attendance_lead.username)

    assert is_frozen(attendance_lead)
    assert client.get("/admin/").status_code == 302
    with pytest.raises(CommandError):
        call_command("remove_second_step", attendance_lead.username)
    with pytest.raises(CommandError):
        call_command("remove_second_step", "nobody")


def test_whoever_set_the_password_cannot_set_up_a_second_step_and_read(attendance_lead, technician):
    edited(technician, attendance_lead, password1="another password", password2="another password")
    thief = Client()
    type_password(thief, attendance_lead, "another password")
    sets_up_app(thief)

    assert not is_open(thief)


@pytest.mark.django_db(transaction=True)
def test_ones_own_change_shuts_nothing(attendance_lead):
    client = signed_in(attendance_lead)
    typed = {"oldpassword": PASSWORD, "password1": "three words apart", "password2": "three words apart"}
    assert client.post("/admin/sign-in/password/", typed).status_code == 302
    assert client.post("/admin/sign-in/app/remove/").status_code == 302
    assert not Authenticator.objects.filter(user=attendance_lead).exists()
    sets_up_app(client)

    assert not is_frozen(attendance_lead)
    assert is_open(client)


def test_a_newer_hash_of_the_same_password_is_nobodys_change(attendance_lead):
    User.objects.filter(pk=attendance_lead.pk).update(password=make_password(PASSWORD, hasher="md5"))
    hashers = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", "django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers):
        type_password(Client(), attendance_lead)

    assert User.objects.get(pk=attendance_lead.pk).password.startswith("pbkdf2")
    assert not is_frozen(attendance_lead)


def test_the_lead_lets_back_in_and_both_are_written_down(attendance_lead, lead, technician):
    services.freeze(user=attendance_lead, actor=technician)
    page = signed_in(lead).get(TEAM).content.decode()
    assert f"{TEAM}{attendance_lead.pk}/let-in/" in page
    assert let_in(lead, attendance_lead)["Location"] == TEAM

    assert is_open(signed_in(attendance_lead))
    about = AuditEntry.objects.filter(subject=services.subject_of(attendance_lead))
    assert list(about.order_by("at").values_list("action", "actor__username")) == [
        ("staff.inbox_frozen", "sam"),
        ("staff.inbox_opened_again", "helen"),
    ]


def test_nobody_else_lets_in(attendance_lead, lead, head, technician):
    services.freeze(user=attendance_lead, actor=None)
    colleague = member("colleague", GroupName.ATTENDANCE_TEAM)
    answers = [let_in(person, attendance_lead).status_code for person in (colleague, head, technician, attendance_lead)]

    assert (answers, is_frozen(attendance_lead)) == ([403, 403, 403, 403], True)


def test_a_frozen_lead_waits_for_the_head(lead, head):
    services.freeze(user=lead, actor=None)
    assert let_in(lead, lead).status_code == 403
    assert is_frozen(lead)
    let_in(head, lead)

    assert not is_frozen(lead)


def told() -> list[str]:
    """Who got the letter about it."""
    return sorted(notice.recipient.split("@")[0] for notice in Notice.objects.filter(kind="inbox-shut"))


def test_the_lead_gets_a_letter_that_says_whose_and_by_whom(attendance_lead, lead, head, technician, mailoutbox):
    edited(technician, attendance_lead, password1="another password", password2="another password")
    edited(technician, attendance_lead, password1="yet another one", password2="yet another one")

    assert (told(), deliver_due()) == (["helen"], 1)
    assert "Somebody else changed how Amara Okafor signs in." in mailoutbox[0].body
    assert "Changed by: sam" in mailoutbox[0].body


def test_about_the_lead_the_head_gets_it(attendance_lead, lead, head):
    services.freeze(user=lead, actor=None)

    assert told() == ["bell"]


def test_where_nobody_leads_all_others_get_it(attendance_lead, colleague):
    services.freeze(user=attendance_lead, actor=None)

    assert told() == ["nadia"]


def test_who_reads_no_messages_is_no_news(attendance_lead, lead, editor):
    services.freeze(user=editor, actor=None)

    assert told() == []


def test_nobody_lets_themselves_in_even_as_lead_and_head(site, lead):
    TeamSettings.objects.filter(site=site).update(head=lead)
    assert let_in(lead, lead).status_code == 403
    with pytest.raises(ValueError, match="themselves"):
        services.thaw(user=lead, actor=lead)


def test_letting_in_takes_a_fresh_sign_in(attendance_lead, lead):
    services.freeze(user=attendance_lead, actor=None)
    client = signed_in(lead)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        answer = client.post(f"{TEAM}{attendance_lead.pk}/let-in/", headers={"referer": f"http://testserver{TEAM}"})

    assert answer["Location"] == "/admin/sign-in/again/?next=%2Fadmin%2Finbox%2Fteam%2F"
    assert is_frozen(attendance_lead)


def test_without_a_lead_the_page_says_how_to_set_one(attendance_lead):
    assert "Nobody leads this team yet" in signed_in(attendance_lead).get(TEAM).content.decode()


def test_who_is_frozen_still_works_elsewhere(attendance_lead):
    services.freeze(user=attendance_lead, actor=None)

    assert signed_in(attendance_lead).get("/admin/").status_code == 200


def test_a_form_opened_before_the_freeze_does_not_lift_it(attendance_lead):
    client = Client()
    sign_in(client, attendance_lead)
    give_second_step(attendance_lead)
    services.freeze(user=User.objects.get(pk=attendance_lead.pk), actor=None)
    client.post(
        "/admin/account/", {"name_email-first_name": "Amara", "name_email-last_name": "O", "name_email-email": ""}
    )

    assert is_frozen(attendance_lead)
