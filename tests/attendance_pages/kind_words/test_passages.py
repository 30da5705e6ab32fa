"""The words of a page or snippet, as families read them."""

import pytest

from attendance_pages.kind_words.panel import quoted_blocks
from attendance_pages.kind_words.passages import Passage, paragraphs_of, passages, snippet_models, word_fields
from attendance_pages.models import GuidancePage, PolicyPage, SupportService
from home.models import HomePage, StaffMember, StandardPage

pytestmark = pytest.mark.django_db  # a page asks for its site where nobody has asked before
BODY = [
    ("text", "<h2>Some mornings</h2><p>are hard.<br>You can <b>ring</b> us.</p><ul><li>One</li><li>Two</li></ul>"),
    ("family_voice", {"quote": "They called us truants.", "who": "A dad", "year": ""}),
    ("steps", {"heading": "Tonight", "steps": [{"title": "Pack", "text": "Together."}]}),
    ("question_and_answer", {"heading": "Ask", "questions": [{"question": "May I?", "answer": "<p>Yes.</p>"}]}),
    ("urgency_card", {"level": "999", "heading": "Ring 999", "text": "<p>Now.</p>"}),
]


def words(item) -> list[str]:
    """The paragraphs without their marks."""
    return [passage.text for passage in passages(item)]


def test_a_page_is_read_from_its_title_to_the_small_print():
    page = StandardPage(title="Worried", introduction="We help.", body=BODY, change_note="New door.", seo_title="Help")

    assert words(page) == [
        "Worried", "We help.", "Some mornings", "are hard.\nYou can ring us.", "One", "Two", "They called us truants.",
        "A dad", "Tonight", "Pack", "Together.", "Ask", "May I?", "Yes.", "Ring 999", "Now.", "New door.", "Help",
    ]  # fmt: skip


def test_what_a_family_said_is_kept_as_a_quotation():
    page = StandardPage(title="Worried", body=BODY)

    assert [passage.text for passage in passages(page) if passage.quoted] == ["They called us truants.", "A dad"]
    assert (quoted_blocks(StandardPage), quoted_blocks(PolicyPage)) == ({"family_voice"}, {"said"})


def test_what_families_told_us_is_theirs_and_what_we_did_is_ours(db):
    page = PolicyPage(title="Policy", you_said=[("you_said", {"said": "Truants.", "did": "Asked.", "when": "May"})])

    assert [(passage.text, passage.quoted) for passage in passages(page)][1:] == [
        ("Truants.", True), ("Asked.", False), ("May", False),
    ]  # fmt: skip


def test_rich_text_keeps_its_paragraphs_and_marks_quotations():
    html = "<p>We say <q>truant</q> no more.</p><blockquote>You must comply.</blockquote>"
    html += '<p>Good<span lang="cy">da</span></p>'

    assert list(paragraphs_of(html)) == [
        Passage("We say  …  no more."),
        Passage("You must comply.", quoted=True),
        Passage("Good …"),
    ]


def test_plain_text_ends_a_paragraph_at_an_empty_line():
    assert words(StandardPage(title="Hello", introduction="One\nline.\n\nTwo.")) == ["Hello", "One\nline.", "Two."]


def test_a_page_in_another_language_is_left_alone(home):
    home.locale.language_code = "cy"

    assert passages(home) == []


def test_words_that_parents_type_to_find_a_page_are_not_ours_to_judge():
    assert "other_words" not in word_fields(GuidancePage)
    assert {"url_path", "draft_title", "slug", "drawing"} & set(word_fields(GuidancePage)) == set()


def test_buttons_on_the_home_page_are_read_and_where_they_lead_is_not(home):
    page = HomePage(
        title="Hello", top_tasks=[("task", {"label": "Ill", "hint": "Tell us", "page": home, "drawing": "mug"})]
    )

    assert words(page) == ["Hello", "Ill", "Tell us"]


def test_snippets_are_people_and_places(site):
    assert {StaffMember, SupportService} <= set(snippet_models())
    assert words(StaffMember(site=site, name="Amara", role="Lead", can_help_with="Mornings.")) == [
        "Amara", "Lead", "Mornings.",
    ]  # fmt: skip
