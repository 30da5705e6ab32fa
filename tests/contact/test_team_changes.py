"""Nobody comes into a team in silence (survey C4, C5)."""

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, transaction
from django.urls import reverse
from wagtail.models import Site

from contact.models import TeamSettings
from contact.team_watch import team_record
from site_project.outbox.delivery import deliver_due
from site_project.outbox.models import Notice
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from site_project.staff.models import User
from tests.cast import member, signed_in
from tests.contact.acts import opened

AMARA, SAM = "amara@school.example", "sam@school.example"


@pytest.fixture
def team(site) -> Group:
    return Group.objects.get(name=GroupName.ATTENDANCE_TEAM)


@pytest.fixture
def colleague(site) -> User:
    return member("nadia", GroupName.ATTENDANCE_TEAM)


def lines() -> list[str]:
    """What the trail says of teams."""
    return [line.reason for line in AuditEntry.objects.filter(action="team.changed").order_by("at")]


def told() -> list[str]:
    """Who got the letter."""
    return sorted(notice.recipient for notice in Notice.objects.filter(kind="team-changed"))


def user_form(user: User, groups: list[Group]) -> dict:
    """Wagtail's form for a member of staff, filled in."""
    names = {"username": user.username, "email": user.email, "first_name": "Sam", "last_name": "Doyle"}
    return {**names, "is_active": "on", "is_superuser": "on", "groups": [group.pk for group in groups]}


def test_c5_a_superuser_who_adds_himself_is_written_down_and_everybody_hears_of_it(
    site, attendance_lead, technician, team, mailoutbox
):
    browser = signed_in(technician)
    assert browser.get(reverse("inbox:list")).status_code == 403
    browser.post(reverse("wagtailusers_users:edit", args=[technician.pk]), user_form(technician, [team]))

    line = AuditEntry.objects.get(action="team.changed")
    assert (line.actor, line.subject, line.reason) == (technician, team_record(site), "+ Sam Doyle (sam)")
    assert told() == [AMARA, SAM]
    deliver_due()
    assert {mail.subject for mail in mailoutbox} == {"The team that reads messages has changed"}
    assert "Can read them from now on: Sam Doyle (sam)" in mailoutbox[0].body
    assert "Changed by: sam (sam)" in mailoutbox[0].body


def test_c5_change_line_and_letters_are_one(site, attendance_lead, technician, team, monkeypatch):
    def break_down(**kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr("contact.team_watch.queue", break_down)
    with pytest.raises(DatabaseError), transaction.atomic():
        technician.groups.add(team)

    assert (technician.groups.count(), lines(), told()) == (0, [], [])


def test_c4_a_removed_member_is_refused_at_the_next_request(site, attendance_lead, colleague, team):
    case = opened(site)
    attendance_lead.groups.add(Group.objects.get(name=GroupName.OFFICE))  # so that the admin stays open to her
    browser = signed_in(attendance_lead)
    assert browser.get(reverse("inbox:case", args=[case.pk])).status_code == 200
    attendance_lead.groups.remove(team)

    assert browser.get(reverse("inbox:case", args=[case.pk])).status_code == 403
    assert browser.get(reverse("inbox:list")).status_code == 403
    assert lines() == ["- amara (amara)"]
    assert told() == [AMARA, "nadia@school.example"]


WAYS = {
    "added from the group": (lambda team, sam, amara: team.user_set.add(sam), "+ sam (sam)"),
    "added from the person": (lambda team, sam, amara: sam.groups.add(team), "+ sam (sam)"),
    "set": (lambda team, sam, amara: sam.groups.set([team]), "+ sam (sam)"),
    "cleared": (lambda team, sam, amara: amara.groups.clear(), "- amara (amara)"),
    "the group emptied": (lambda team, sam, amara: team.user_set.clear(), "- amara (amara)"),
    "deleted": (lambda team, sam, amara: amara.delete(), "- amara (amara)"),
    "deleted with others": (lambda team, sam, amara: User.objects.all().delete(), "- amara (amara)"),
    "the group deleted": (lambda team, sam, amara: team.delete(), "- amara (amara)"),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_into_a_team_and_out_of_it_is_noticed_once(site, attendance_lead, technician, team, way):
    change, said = WAYS[way]
    change(team, technician, attendance_lead)

    assert lines() == [said]
    assert AMARA in told()


def test_a_member_who_is_deactivated_and_comes_back_is_noticed(site, attendance_lead, colleague):
    for is_active in (False, True):
        attendance_lead.is_active = is_active
        attendance_lead.save()

    assert lines() == ["- amara (amara)", "+ amara (amara)"]


def test_another_group_as_the_team_is_noticed(site, attendance_lead, office):
    settings = TeamSettings.for_site(site)
    settings.team = Group.objects.get(name=GroupName.OFFICE)
    settings.save()

    assert lines() == ["+ tom (tom); - amara (amara)"]
    assert told() == [AMARA, "tom@school.example"]


def test_a_group_that_takes_the_teams_name_is_noticed(site, attendance_lead, office, team):
    team.name = "Somebody else"
    team.save()
    other = Group.objects.get(name=GroupName.OFFICE)
    other.name = GroupName.ATTENDANCE_TEAM
    other.save()

    assert lines() == ["- amara (amara)", "+ tom (tom)"]


def test_only_the_team_of_the_school_hears_of_it(site, attendance_lead, technician):
    second = Site.objects.create(hostname="second.example", root_page=site.root_page)
    group = Group.objects.create(name="Second team")
    nadia = User.objects.create_user("nadia", "nadia@school.example", "password")
    TeamSettings.objects.create(site=second, team=group)
    nadia.groups.add(group)
    assert (lines(), told()) == (["+ nadia (nadia)"], []), "there was nobody before her"
    technician.groups.add(group)

    assert lines() == ["+ nadia (nadia)", "+ sam (sam)"]
    assert told() == ["nadia@school.example", SAM]


def test_what_changes_no_team_writes_nothing(site, attendance_lead, technician, client, team):
    technician.groups.add(Group.objects.get(name=GroupName.OFFICE))
    attendance_lead.groups.add(Group.objects.get(name=GroupName.OFFICE))
    attendance_lead.groups.add(team)
    attendance_lead.first_name = "Amara"
    attendance_lead.save()
    client.force_login(attendance_lead)

    assert (lines(), told()) == ([], [])
