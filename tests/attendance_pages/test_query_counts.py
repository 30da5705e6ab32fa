"""How often a page asks the database: the same for one person, picture or link as for three.

Counted on a second visit, from a warm cache. The first one also finds out the site's addresses and makes
the pictures' sizes, which stay in the cache for everybody after.
"""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from attendance_pages.models import (
    GuidanceIndexPage,
    GuidancePage,
    HowWeWritePage,
    IllnessPage,
    IllnessTopic,
    LawPage,
    SchoolTerm,
    ServiceDirectoryPage,
    SupportPlanPage,
    SupportService,
)
from home.models import SchoolImage, SchoolSettings, StaffMember, StandardPage
from tests.attendance_pages.places import place

FACE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle r="5"/></svg>'


def people(site, count: int) -> list[int]:
    """That many people with a photo each."""
    made = []
    for i in range(count):
        photo = SchoolImage.objects.create(title=f"Face {i}", file=ContentFile(FACE, name=f"face-{i}.svg"))
        made.append(StaffMember.objects.create(site=site, name=f"Person {i}", role="Teacher", photo=photo))
    return made


def services(site, count: int) -> list[SupportService]:
    """That many places that can help."""
    return [place(site, name=f"Place {i}", needs=["worried"], hours=[{"all_day": True}]) for i in range(count)]


def who_to_talk_to(site, count: int) -> tuple:
    """A block with that many people."""
    return ("who_to_talk_to", {"heading": "Who", "people": people(site, count)})


def home_page(site, count):
    """Buttons to that many pages, and that many faces."""
    page = site.root_page.specific
    others = [page.add_child(instance=StandardPage(title=f"Page {i}", body=[])) for i in range(count)]
    page.top_tasks = [("task", {"label": other.title, "page": other, "drawing": "mug"}) for other in others]
    page.body = [who_to_talk_to(site, count)]
    page.save()
    return page


def standard_page(site, count):
    """A plain page with that many faces."""
    return site.root_page.add_child(instance=StandardPage(title="About", body=[who_to_talk_to(site, count)]))


def guidance_index_page(site, count):
    """A list of that many help pages."""
    index = site.root_page.add_child(instance=GuidanceIndexPage(title="Help", slug="help", show_in_menus=True))
    for i in range(count):
        index.add_child(instance=GuidancePage(title=f"Help {i}", body=[("text", "<p>Hello.</p>")]))
    for kind in (IllnessPage, SupportPlanPage, LawPage):
        index.add_child(instance=kind(title=kind.__name__))
    return index


def guidance_page(site, count):
    """A help page with that many faces, places and links in its text."""
    index = guidance_index_page(site, count)
    links = "".join(
        f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>' for page in index.get_children().type(GuidancePage)
    )
    places = ("places_that_can_help", {"heading": "Places", "services": services(site, count)})
    body = [who_to_talk_to(site, count), places, ("text", links)]
    return index.add_child(instance=GuidancePage(title="Worried", slug="worried", body=body))


def service_directory_page(site, count):
    """A list of that many places that can help."""
    services(site, count)
    return site.root_page.add_child(instance=ServiceDirectoryPage(title="Places", slug="places"))


def how_we_write_page(site, count):
    """The lists, with that many words of the school's own, and that many faces."""
    for number in range(count):
        SchoolTerm.objects.create(site=site, words=f"late slip {number}", kinder="late note", reason="Ours.")
    return site.root_page.add_child(instance=HowWeWritePage(title="How we write", body=[who_to_talk_to(site, count)]))


def illness_page(site, count):
    """That many illnesses from A to Z, and faces below."""
    for i in range(count):
        IllnessTopic.objects.create(
            site=site, name=f"Illness {i}", decision="home", back_when="Soon.", source_checked_on=timezone.localdate()
        )
    body = [who_to_talk_to(site, count)]
    return site.root_page.add_child(instance=IllnessPage(title="Ill", slug="ill", body=body))


def support_plan_page(site, count):
    """How a plan works, with that many faces."""
    body = [who_to_talk_to(site, count)]
    return site.root_page.add_child(instance=SupportPlanPage(title="Plan", slug="plan", body=body))


def law_page(site, count):
    """That many things the law says, and faces above."""
    words = {"title": "A meeting", "text": "<p>Ask.</p>", "source": "GOV.UK", "link": "https://gov.example/"}
    page = LawPage(title="Law", slug="law", body=[who_to_talk_to(site, count)])
    page.england = [("what_you_can_ask_for", words)] * count
    return site.root_page.add_child(instance=page)


MEASURED = {
    home_page: 11,
    standard_page: 10,
    guidance_index_page: 15,
    guidance_page: 18,
    illness_page: 11,
    support_plan_page: 10,
    law_page: 11,
    service_directory_page: 13,
    how_we_write_page: 12,
}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("make", "queries"), MEASURED.items())
def test_a_page_asks_as_often_for_three_as_for_one(parent, site, django_assert_num_queries, make, queries, count):
    page = make(site, count)
    SchoolSettings.objects.update(contact_page=page, urgent_page=page)
    shown = parent.get(page.get_url()).content
    assert sum(map(shown.count, (b"person-card__face", b'class="service-card"', b"task--plain"))) >= count

    with django_assert_num_queries(queries):
        parent.get(page.get_url())


@pytest.mark.parametrize("words", ["", "?q=illness", "?q=zebra"])
@pytest.mark.parametrize("count", [1, 60])
def test_sixty_illnesses_cost_as_much_as_one(parent, site, django_assert_num_queries, count, words):
    address = illness_page(site, count).get_url() + words
    assert parent.get(address).content.count(b'class="urgency__label"') == count + 1  # the numbers for an emergency

    with django_assert_num_queries(11):
        parent.get(address)
