"""The people in the tests, by what they are to the school."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from site_project.staff.groups import GroupName
from site_project.staff.models import User


def member(username: str, *groups: GroupName, is_superuser: bool = False) -> User:
    """Somebody who signs in, with these groups."""
    user = User.objects.create_user(username, f"{username}@school.example", "password", is_superuser=is_superuser)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def signed_in(user: User) -> Client:
    """A browser in which `user` has signed in."""
    client = Client()
    client.force_login(user)
    return client


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
