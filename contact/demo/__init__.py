"""The demo's page for writing to us, its team, one conversation that went well, and what else is in the inbox."""

from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Site

from contact import services
from contact.enums import Reason
from contact.letter import Letter
from contact.models import Case, ContactPage, ReplyTemplate, TeamSettings
from home.demo.building import body_from, demo_site, place_page, read_toml, staff_by_key
from site_project.staff.groups import GroupName
from site_project.staff.models import User

HERE = Path(__file__).parent
KEY = "the demo conversation"
SATURDAY = 5


def seed() -> None:
    """Page, team, conversation. Safe to run again: what is there stays."""
    site = demo_site()
    data = read_toml(HERE / "conversation.toml")
    page = ContactPage(
        what_stays_between_us=data["what_stays_between_us"],
        when_we_read=data["when_we_read"],
        body=body_from(data.get("body", [])),
    )
    people = staff_by_key()
    page.who_reads = [people[key] for key in data["who_reads"]]
    place_page(site.root_page, page, data)
    team = TeamSettings.for_site(site)
    if team.team is None:
        team.team, team.answer_within = Group.objects.get(name=GroupName.ATTENDANCE_TEAM), 1
        team.safeguarding_lead = team.safeguarding_lead or User.objects.filter(username="helen").first()
        team.duty_reader, team.duty_words = User.objects.filter(username="amara").first(), data["duty_words"]
        team.lead, team.head = (User.objects.filter(username=name).first() for name in ("amara", "helen"))
        team.save()
    if not Case.objects.of_site(site).exists():
        _conversation(site, data["conversation"]["messages"])
        _rest_of_inbox(site, read_toml(HERE / "inbox.toml"))


def _conversation(site: Site, messages: list[dict[str, Any]]) -> None:
    first, *later = messages
    letter = Letter(body=first["text"], reasons=[Reason.WORRY, Reason.MORNINGS], class_year="Year 3")
    case = services.open_case(site=site, key=KEY, letter=letter, now=_moment(first))
    for number, message in enumerate(later):
        said = {"case": case, "body": message["text"], "key": f"{KEY} {number}", "now": _moment(message)}
        if message["by"] == "family":
            services.write_back(**said)
        else:
            author = User.objects.get(username=message["by"].split("_")[0])
            services.reply(**said, author=author, version=Case.objects.get(pk=case.pk).version)


def _rest_of_inbox(site: Site, data: dict[str, Any]) -> None:
    """Words to begin a reply with, and families who wait."""
    for words in data["words"]:
        ReplyTemplate.objects.get_or_create(site=site, title=words["title"], defaults=words)
    for number, family in enumerate(data["families"]):
        told = {name: family[name] for name in family.keys() & {field.name for field in fields(Letter)}}
        letter = Letter(body=family["text"], **told)
        case = services.open_case(site=site, key=f"{KEY}, family {number}", letter=letter, now=_moment(family))
        by = User.objects.get(username=family.get("taken_by", "amara"))
        services.name_case(case=case, actor=by, summary=family["label"])
        if "taken_by" in family:
            services.take(case=case, actor=by, version=case.version)


def _moment(message: dict[str, Any]) -> datetime:
    """When it was said: so many school days before today, at that time."""
    day = timezone.localtime()
    for _school_day in range(message["school_days_ago"]):
        day -= timedelta(days=1)
        while day.weekday() >= SATURDAY:
            day -= timedelta(days=1)
    hour, minute = message["time"].split(":")
    return day.replace(hour=int(hour), minute=int(minute))
