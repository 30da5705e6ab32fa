"""What the menu of the admin says to whom, in the order of the day."""

import pytest
from django.test import RequestFactory
from wagtail.admin.menu import Menu, admin_menu, help_menu, reports_menu, settings_menu

PAGES_AND_LISTS = [
    "Have your say",
    "Pages",
    "People at school",
    "Around school",
    "Places that can help",
    "Illness A to Z",
    "Kind words",
    "Pictures",
    "Files",
    "Reports",
]
OF = {
    "office": ["Events and bookings", *PAGES_AND_LISTS, "Settings", "How to"],
    "editor": [*PAGES_AND_LISTS, "How to"],
    "approver": [*PAGES_AND_LISTS, "Settings", "How to"],
    "attendance_lead": ["Messages", "Have your say", "Reports", "How to"],
    "technician": ["Events and bookings", *PAGES_AND_LISTS, "Settings", "How to"],
}


def entries(user, menu: Menu = admin_menu) -> list[str]:
    """The entries that `user` sees, from top to bottom."""
    request = RequestFactory().get("/admin/", HTTP_HOST="localhost")
    request.user = user
    return [str(item.label) for item in sorted(menu.menu_items_for_request(request), key=lambda item: item.order)]


@pytest.mark.parametrize("person", list(OF))
def test_everybody_sees_what_they_may_open_and_nothing_else(request, person):
    assert entries(request.getfixturevalue(person)) == OF[person]


def test_what_the_lists_are_called(office, editor):
    assert entries(editor, reports_menu) == [
        "Pages to look at again",
        "Flagged words",
        "Whose yes runs out",
        "Who changed what",
        "Asked for approval",
    ]
    assert entries(office, reports_menu) == [
        "Pages to look at again",
        "Was this any help?",
        "Flagged words",
        "Whose yes runs out",
        "Who changed what",
        "Asked for approval",
        "Locked pages",
    ]


def test_the_office_has_its_own_settings_and_not_the_systems(office):
    assert entries(office, settings_menu) == ["Our school", "Checking places that can help", "Events and childcare"]


def test_the_technician_finds_the_system_under_plain_names(technician):
    assert entries(technician, settings_menu)[-7:] == [
        "Approval steps",
        "Who approves",
        "Sign-ins",
        "Groups",
        "Old addresses",
        "Web addresses of schools",
        "Folders for pictures and files",
    ]


def test_the_help_stays_in_the_house(office):
    assert entries(office, help_menu) == ["Short answers", "All parts of a page", "Keys that save time"]


def test_what_one_person_sees_does_not_change_the_menu_of_the_next(office, editor):
    first = entries(editor)
    entries(office)

    assert entries(editor) == first
