"""A yes has a last day. After it, pictures, voices and names go by themselves, and staff see what ran out."""

import re
from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse

from home.consent import still_agreed
from home.models import SchoolImage, SchoolSettings, StaffMember, StandardPage
from site_project.env import BASE_DIR
from tests.cast import signed_in

FACE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle r="5"/></svg>'
LAST_DAY = date(2026, 7, 10)
# The last second of the last day and the first after it, on the school's clock (in summer an hour before UTC).
LAST_SECOND, TOO_LATE = "2026-07-10T22:59:59+00:00", "2026-07-10T23:00:00+00:00"


def picture(title: str = "Face", until: date | None = LAST_DAY, **fields) -> SchoolImage:
    """A picture that we may show until that day."""
    file = ContentFile(FACE, name=f"{title}.svg")
    return SchoolImage.objects.create(title=title, file=file, consent_until=until, **fields)


def voice(until: date | None = LAST_DAY, **fields) -> tuple:
    """A family's voice that we may show until that day."""
    said = {"quote": "They asked what would help.", "who": "A dad", "said_yes": "", "shown_until": until}
    return ("family_voice", {**said, **fields})


def page_with(home, *blocks, **fields) -> StandardPage:
    """A plain page with these blocks."""
    return home.add_child(instance=StandardPage(title="About", slug="about", body=list(blocks), **fields))


def shown(parent, moment: str, path: str = "/about/") -> BeautifulSoup:
    """The main part of the page at that moment."""
    with time_machine.travel(moment, tick=False):
        return BeautifulSoup(parent.get(path).content, "html.parser").main


@pytest.mark.parametrize(("today", "holds"), [(date(2026, 7, 10), True), (date(2026, 7, 11), False)])
def test_the_last_day_itself_still_counts(today, holds):
    assert still_agreed(LAST_DAY, today) is holds
    assert still_agreed(None, today) is True


def test_the_face_on_a_person_s_card_goes_at_midnight_and_the_person_stays(parent, site, home):
    amara = StaffMember.objects.create(site=site, name="Amara", role="Lead", photo=picture())
    page_with(home, ("who_to_talk_to", {"heading": "Who", "people": [amara]}))
    cards = [shown(parent, moment).select_one(".person-card") for moment in (LAST_SECOND, TOO_LATE)]

    assert [len(card.select("img")) for card in cards] == [1, 0]
    assert [card.h3.get_text() for card in cards] == ["Amara", "Amara"]


def test_a_photo_goes_with_its_line_and_its_description(parent, home):
    page_with(home, ("photo", {"photo": picture(description="Two friends at the gate"), "caption": "Friends"}))
    before, after = shown(parent, LAST_SECOND), shown(parent, TOO_LATE)

    assert (len(before.select("figure.photo img")), before.figcaption.get_text()) == (1, "Friends")
    assert (after.select("figure"), "Friends" in str(after)) == ([], False)


def test_a_voice_goes_at_midnight_with_its_name(parent, home):
    page_with(home, voice(), voice(until=None, who="A mum"))
    said = [
        [who.get_text() for who in shown(parent, moment).select("figcaption")] for moment in (LAST_SECOND, TOO_LATE)
    ]

    assert said == [["A dad", "A mum"], ["A mum"]]


def test_the_logo_counts_too(parent, home):
    page_with(home)
    SchoolSettings.objects.update(logo=picture("Logo"))
    logos = []
    for moment in (LAST_SECOND, TOO_LATE):
        with time_machine.travel(moment, tick=False):
            soup = BeautifulSoup(parent.get("/about/").content, "html.parser")
            logos.append(len(soup.select(".top-bar img")))

    assert logos == [1, 0]


def test_families_never_see_who_said_yes(parent, home):
    noted = picture(consent_from="Kestrel, on paper")
    page_with(home, voice(said_yes="Kestrel's mum, by e-mail"), ("photo", {"photo": noted, "caption": ""}))

    assert "Kestrel" not in str(shown(parent, LAST_SECOND))


def test_the_search_does_not_remember_a_voice(parent, home):
    page = page_with(home, voice(quote="Marmalade kestrels everywhere"))

    assert "kestrels" not in str(page.body.stream_block.get_searchable_content(page.body))


def test_public_templates_show_pictures_with_the_one_tag_that_asks():
    others = re.compile(r"\{%\s*(?:image|picture|srcset_image|image_url)\s")
    templates = (BASE_DIR / "templates").rglob("*.html")

    assert [path.name for path in templates if others.search(path.read_text())] == []


def test_a_picture_that_somebody_deleted_leaves_no_hole(parent, home):
    photo = picture()
    page_with(home, ("photo", {"photo": photo, "caption": "Friends"}))
    photo.delete()

    assert shown(parent, LAST_SECOND).select("figure") == []


def rows(browser) -> list[tuple[str, ...]]:
    """The staff list: what, where, who said yes."""
    soup = BeautifulSoup(browser.get(reverse("whose_yes_runs_out")).content, "html.parser")
    return [tuple(cell.get_text(" ", strip=True) for cell in row.select("td")) for row in soup.select("tbody tr")]


def test_staff_see_what_ran_out_and_what_soon_will(home, office):
    picture("Old face", date(2026, 7, 9), consent_from="Lila's mum")
    picture("Next year", date(2027, 7, 9))
    page_with(home, voice(said_yes="The dad himself"), co_authors="Nadia", co_authors_until=date(2026, 7, 20))
    with time_machine.travel(TOO_LATE, tick=False):
        listed = rows(signed_in(office))

    assert listed == [
        ("Picture", "Old face", "Lila's mum", "9 July 2026 not shown any more"),
        ("Voice", "About", "The dad himself", "10 July 2026 not shown any more"),
        ("Parents named", "About", "Nadia", "20 July 2026"),
    ]


def test_the_list_is_for_those_who_look_after_pages(home, attendance_lead):
    assert signed_in(attendance_lead).get(reverse("whose_yes_runs_out")).status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_as_often_for_thirty_as_for_one(home, office, django_assert_num_queries, count):
    for number in range(count):
        blocks = [voice(), ("photo", {"photo": picture(f"Face {number}"), "caption": ""})]
        home.add_child(instance=StandardPage(title=f"Page {number}", body=blocks))
    browser = signed_in(office)
    rows(browser)
    with django_assert_num_queries(19):
        rows(browser)
