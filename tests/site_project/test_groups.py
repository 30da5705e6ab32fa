"""Who may do what: the code's table, the database and the page that people read are one."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from site_project.env import BASE_DIR
from site_project.staff.groups import GroupName, sync_groups
from tests.cast import member

pytestmark = pytest.mark.django_db
BY_MEMBERSHIP = "member of the group"


def held(group: Group) -> set[str]:
    """Every permission that the database gives the group, on models, pages and collections."""
    through_pages = Permission.objects.filter(grouppagepermission__group=group)
    through_collections = Permission.objects.filter(groupcollectionpermission__group=group)
    rows = group.permissions.all() | through_pages | through_collections
    return {f"{app}.{name}" for app, name in rows.values_list("content_type__app_label", "codename")}


def first_table() -> list[str]:
    """The lines of docs/permissions.md before the words about the second step, which has a table of its own."""
    return (BASE_DIR / "docs" / "permissions.md").read_text().partition("## Second step")[0].splitlines()


def documented() -> dict[str, set[str]]:
    """The table of docs/permissions.md: the permissions of each group by its heading."""
    lines = first_table()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    head, _rule, *rows = cells
    return {
        group: {row[1].strip("`") for row in rows if row[column] == "yes"}
        for column, group in enumerate(head)
        if column >= 2
    }


def everything() -> dict[str, set[str]]:
    """What the database gives each of our groups."""
    return {name.value: held(Group.objects.get(name=name.value)) for name in GroupName}


def test_the_page_that_people_read_says_what_the_database_does():
    sync_groups()
    said = {group: permissions - {BY_MEMBERSHIP} for group, permissions in documented().items()}

    assert said == everything()


def test_only_the_attendance_team_reads_messages():
    readers = [group for group, permissions in documented().items() if BY_MEMBERSHIP in permissions]

    assert readers == [GroupName.ATTENDANCE_TEAM.value]


def test_every_cell_says_yes_or_a_dash():
    lines = first_table()
    cells = [cell.strip() for line in lines if re.match(r"\| [A-Z]", line) for cell in line.strip("|").split("|")[2:]]

    assert set(cells) == {"yes", "–", *(name.value for name in GroupName)}


def test_making_the_groups_twice_changes_nothing():
    sync_groups()
    first = everything()
    counts = GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count(), Group.objects.count()
    sync_groups()

    assert everything() == first
    assert counts == (
        GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count(), Group.objects.count()
    )  # fmt: skip


def test_what_somebody_added_by_hand_is_taken_away():
    sync_groups()
    before = everything()
    office = Group.objects.get(name=GroupName.OFFICE.value)
    office.permissions.add(Permission.objects.get(codename="delete_user"))
    GroupPagePermission.objects.create(
        group=Group.objects.get(name=GroupName.EDITORS.value),
        page=Page.get_first_root_node(),
        permission=Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page"),
    )
    assert everything() != before
    sync_groups()

    assert everything() == before


def test_what_somebody_took_away_by_hand_comes_back():
    sync_groups()
    before = everything()
    Group.objects.get(name=GroupName.OFFICE.value).permissions.clear()
    sync_groups()

    assert everything() == before


def test_groups_of_the_school_itself_are_left_alone():
    choir = Group.objects.create(name="Choir")
    choir.permissions.add(Permission.objects.get(codename="access_admin"))
    sync_groups()

    assert held(choir) == {"wagtailadmin.access_admin"}


def test_members_keep_their_groups(site):
    tom = member("tom", GroupName.OFFICE)
    sync_groups()

    assert [group.name for group in tom.groups.all()] == [GroupName.OFFICE.value]
    assert tom.has_perm("events.view_booking") is True
