"""Whatever somebody types into a search box of the admin, there is a page, not an error."""

import pytest
from wagtail.search.index import insert_or_update_object

from home.models import StaffMember
from tests.cast import signed_in

BOXES = [
    "/admin/snippets/home/staffmember/",
    "/admin/snippets/attendance_pages/supportservice/",
    "/admin/snippets/attendance_pages/illnesstopic/",
    "/admin/images/",
    "/admin/pages/search/",
    "/admin/pages/3/",
]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("typed", ['"', 'a"b', "'", "%", "*", "AND", "x\x00y", "(", "-"])
def test_odd_signs_are_no_error(office, box, typed):
    assert signed_in(office).get(box, {"q": typed}).status_code == 200


def test_a_quotation_mark_does_not_hide_what_is_there(site, office):
    insert_or_update_object(StaffMember.objects.create(site=site, name="Amara Okafor", role="Family support"))
    page = signed_in(office).get("/admin/snippets/home/staffmember/", {"q": '"Amara"'})

    assert [person.name for person in page.context["object_list"]] == ["Amara Okafor"]
