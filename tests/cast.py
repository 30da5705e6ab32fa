"""The people in the tests, by what they are to the school."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client

from site_project.staff import secrets, session_facts
from site_project.staff.groups import GroupName
from site_project.staff.models import User

APP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # what every authenticator app of the tests holds


def member(username: str, *groups: GroupName, is_superuser: bool = False) -> User:
    """Somebody who signs in, with these groups. Has always been in them: the team hears of nobody new."""
    user = User.objects.create_user(username, f"{username}@school.example", "password", is_superuser=is_superuser)
    in_group = User.groups.through
    in_group.objects.bulk_create(in_group(user=user, group=group) for group in Group.objects.filter(name__in=groups))
    return user


def signed_in(user: User, *, second_step: bool = True) -> Client:
    """A browser in which `user` has just signed in, with a second step unless the test is about having none."""
    client = Client()
    sign_in(client, user, second_step=second_step)
    return client


def sign_in(client: Client, user: User, *, second_step: bool = True) -> None:
    """The same in a browser that is there already."""
    client.force_login(user)
    if second_step:
        give_second_step(user)
        session = client.session
        session[session_facts.KEY] = {**session[session_facts.KEY], "second_step": user.pk}
        session.save()


def give_second_step(user: User) -> str:
    """Put an authenticator app into the hand of `user`. Returns its secret."""
    data = {"secret": secrets.seal(APP)}
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": data})
    return APP


@pytest.fixture
def parent(site) -> Client:
    """Somebody on a phone, not signed in."""
    return Client()


@pytest.fixture
def office(site) -> User:
    """Tom, who runs the office and the events."""
    return member("tom", GroupName.OFFICE)


@pytest.fixture
def attendance_lead(site) -> User:
    """Amara, who reads and answers messages."""
    return member("amara", GroupName.ATTENDANCE_TEAM)


@pytest.fixture
def editor(site) -> User:
    """Priya, who writes pages and asks for approval."""
    return member("priya", GroupName.EDITORS)


@pytest.fixture
def approver(site) -> User:
    """Helen, the head, who approves pages."""
    return member("helen", GroupName.APPROVERS)


@pytest.fixture
def technician(site) -> User:
    """Sam, a superuser who is in no team."""
    return member("sam", is_superuser=True)
