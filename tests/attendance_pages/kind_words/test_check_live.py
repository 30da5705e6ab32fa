"""`manage.py check_tone` without a file: all live pages and snippets of every school."""

import json

import pytest
from django.core.management import call_command
from wagtail.models import Site

from attendance_pages.kind_words.passages import passages
from attendance_pages.kind_words.reading import flagged_live
from attendance_pages.kind_words.services import leave_as_it_is, live_items
from attendance_pages.models import SupportService
from home.models import StandardPage

ENOUGH = 30_000  # words


@pytest.fixture
def harsh(home):
    """A page with a strong wording and one to explain."""
    return home.add_child(instance=StandardPage(title="About", slug="about", introduction="Truancy. SENCO.", body=[]))


def test_people_read_page_wording_and_kinder_words_and_programs_see_the_exit_code(harsh, site, capsys):
    SupportService.objects.create(pk=7, site=site, name="Help line", description="For hard to reach families.")
    with pytest.raises(SystemExit) as ended:
        call_command("check_tone")

    assert ended.value.code == 1
    assert capsys.readouterr().out.splitlines() == [
        "About (http://localhost/about/)",
        "    “Truancy” (strong)",
        "        kinder: missing school",
        "    “SENCO” (explain)",
        "        kinder: the teacher who leads on special educational needs",
        "Help line (place that can help 7)",
        "    “hard to reach” (strong)",
        "        kinder: families we have not reached yet",
        "3 wordings to think about, 2 of them to change.",
    ]


def test_programs_get_a_list_without_what_somebody_left(harsh, site, editor, capsys):
    leave_as_it_is(
        item=harsh, site=site, term_id="t049-truant-truancy", wording="Truancy", reason="A name.", user=editor
    )
    call_command("check_tone", format="json")

    [hit] = json.loads(capsys.readouterr().out)
    assert hit == {
        "page": "About",
        "where": "http://localhost/about/",
        "id": "t138-senco-sendco",
        "text": "SENCO",
        "paragraph": "Truancy. SENCO.",
        "suggestion": "the teacher who leads on special educational needs",
        "category": "acronym",
        "strength": "explain",
    }


def test_kind_pages_end_well(home, capsys):
    call_command("check_tone")

    assert capsys.readouterr().out == "No wording of the list stands on a live page.\n"


def test_the_demo_school_has_no_strong_wording_on_any_page_person_or_place(demo):
    items = list(live_items(Site.objects.get()))
    words = sum(len(passage.text.split()) for item in items for passage in passages(item))
    print(f"{words} words on {len(items)} pages, people, places and illnesses.")  # noqa: T201 - the figure

    assert [(str(one.item), one.hit.text) for one in flagged_live() if one.hit.term.strength == "strong"] == []
    assert words >= ENOUGH
