"""The people of the demo school who sign in, one for each role."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from site_project.demo_secrets import demo_secret
from site_project.staff.groups import GroupName
from site_project.staff.models import User


class DemoPerson(NamedTuple):
    username: str
    first_name: str
    last_name: str
    groups: list[GroupName]
    is_superuser: bool
    what_for: str


DEMO_PEOPLE = [
    DemoPerson("tom", "Tom", "Ashworth", [GroupName.OFFICE], False, str(_("school office: events, bookings, pages"))),
    DemoPerson("amara", "Amara", "Okafor", [GroupName.OFFICE, GroupName.ATTENDANCE_TEAM], False,
               str(_("attendance team: reads and answers messages"))),
    DemoPerson("priya", "Priya", "Nair", [GroupName.EDITORS], False, str(_("writes pages, asks for approval"))),
    DemoPerson("helen", "Helen", "Reid", [GroupName.APPROVERS, GroupName.ATTENDANCE_TEAM], False,
               str(_("head teacher: approves pages, reads messages"))),
    DemoPerson("admin", "Sam", "Doyle", [], True, str(_("technician: settings, sign-ins; cannot read messages"))),
]  # fmt: skip


def demo_password() -> str:
    """One password for all demo people, made at random for this copy of the site."""
    return demo_secret(settings.DATA_DIR, "password", size=6)


def sign_in_card() -> str:
    """What to type at /admin/, for the terminal."""
    lines = [f"  {person.username:<8} {person.what_for}" for person in DEMO_PEOPLE]
    return "\n".join(["Sign in at /admin/ as", *lines, f"  Password for each of them: {demo_password()}"])


def sign_in_demo_people() -> None:
    """Make the demo's sign-ins. Safe to run again."""
    for person in DEMO_PEOPLE:
        user, _created = User.objects.get_or_create(username=person.username)
        user.first_name, user.last_name = person.first_name, person.last_name
        user.email = f"{person.username}@foxglovelane.example"
        user.is_superuser = user.is_staff = person.is_superuser
        user.set_password(demo_password())
        user.save()
        user.groups.set(Group.objects.filter(name__in=person.groups))
