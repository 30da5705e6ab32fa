"""Who is in the team, and who sees the way to it. The addresses themselves: tests/contact/test_access_matrix.py."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Site

from contact.models import Case, TeamSettings
from contact.wagtail_hooks import inbox_menu_item
from site_project.staff.groups import GroupName
from tests.cast import signed_in
from tests.contact.acts import inbox_page, opened


@pytest.fixture
def case(site) -> Case:
    return opened(site, "Nobody but the team reads this.")


def test_the_settings_name_the_team(site, case, attendance_lead, office):
    TeamSettings.objects.update_or_create(site=site, defaults={"team": Group.objects.get(name=GroupName.OFFICE)})
    assert signed_in(attendance_lead).get(inbox_page(case)).status_code == 403
    assert signed_in(office).get(inbox_page(case)).status_code == 200


def test_only_the_team_sees_the_way_in(site, attendance_lead, technician):
    def menu(user):
        return "/admin/inbox/" in signed_in(user).get("/admin/").content.decode()

    assert menu(attendance_lead)
    assert not menu(technician)


def test_the_menu_item_carries_no_number(case, attendance_lead):
    assert str(inbox_menu_item().label) == "Messages"


def test_a_second_school_without_a_team_of_its_own_is_read_by_nobody(site, attendance_lead):
    second = Site.objects.create(hostname="second.example", root_page=site.root_page)
    assert TeamSettings.for_site(site).has_member(attendance_lead)
    assert not TeamSettings.for_site(second).has_member(attendance_lead)
    assert TeamSettings.for_site(second).addresses() == []
    own = Group.objects.create(name="Second team")
    attendance_lead.groups.add(own)
    assert TeamSettings(site=second, team=own).has_member(attendance_lead)
