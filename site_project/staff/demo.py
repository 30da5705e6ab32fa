"""The people of the demo school who sign in, one for each role."""

import base64
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from site_project.demo_secrets import demo_secret
from site_project.staff import secrets
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
    lines.append("  Where a second step is asked for, the page tells you the code.")
    return "\n".join(["Sign in at /admin/ as", *lines, f"  Password for each of them: {demo_password()}"])


def second_step_secret(username: str) -> str:
    """What the authenticator app of a demo person would hold, made at random for this copy of the site."""
    raw = bytes.fromhex(demo_secret(settings.DATA_DIR, f"second-step-{username}", size=20))
    return base64.b32encode(raw).decode()


def code_now(user: User) -> str:
    """The code that a demo person's app would show now; empty outside a demo, and for whoever set up another app."""
    if not settings.DEMO or user.username not in {person.username for person in DEMO_PEOPLE}:
        return ""
    secret = second_step_secret(user.username)
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if row is None or secrets.unseal(row.data["secret"]) != secret:
        return ""
    *_earlier, now, _later = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


def sign_in_demo_people() -> None:
    """Make the demo's sign-ins. Safe to run again."""
    for person in DEMO_PEOPLE:
        user, _created = User.objects.get_or_create(username=person.username)
        user.first_name, user.last_name = person.first_name, person.last_name
        user.email = f"{person.username}@foxglovelane.example"
        user.is_superuser = user.is_staff = person.is_superuser
        if not user.check_password(demo_password()):
            user.set_password(demo_password())
        with user.own_act():  # these people have nobody else to set their passwords
            user.save()
        user.groups.set(Group.objects.filter(name__in=person.groups))
        if person.is_superuser or {GroupName.OFFICE, GroupName.ATTENDANCE_TEAM} & set(person.groups):
            data = {"secret": secrets.seal(second_step_secret(person.username))}
            Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": data})
