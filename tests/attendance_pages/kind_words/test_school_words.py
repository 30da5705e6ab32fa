"""A school adds wordings to the list and lets others stand, without code; every check uses its list."""

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from wagtail.models import Site

from attendance_pages.kind_words.checker import flagged_in, matcher_for, terms_of
from attendance_pages.kind_words.panel import config_for
from attendance_pages.models import AllowedTerm, SchoolTerm
from attendance_pages.tone import lexicon
from home.models import StandardPage
from tests.cast import signed_in

AVOID, LET_STAND = "/admin/kind-words/avoid/", "/admin/kind-words/let-stand/"
TRUANCY = "t049-truant-truancy"


def found(site, words: str) -> list[tuple[str, str]]:
    """What the school's list finds, and the kinder words."""
    page = StandardPage(title=words, body=[])
    return [(flagged.hit.text, flagged.hit.term.kinder) for flagged in flagged_in(page, matcher_for(terms_of(site)))]


def thinking_chair(site, **changes) -> dict[str, object]:
    """The form as an editor fills it in."""
    return {
        "site": site.pk, "words": "thinking chair", "kinder": "quiet corner", "reason": "No child is bad.",
        "strength": "consider", "is_on": "on", **changes,
    }  # fmt: skip


def sentences(answer) -> list[str]:
    """What the form says is wrong."""
    errors = BeautifulSoup(answer.content, "html.parser").select(".error-message")
    return [" ".join(error.get_text().split()) for error in errors]


def test_an_editor_adds_a_wording_and_it_is_found_with_its_endings(site, editor):
    answer = signed_in(editor).post(AVOID + "new/", thinking_chair(site))

    assert answer.status_code == 302
    assert found(site, "The Thinking chairs.") == [("Thinking chairs", "quiet corner")]


def test_a_wording_that_is_switched_off_is_found_no_more(site):
    SchoolTerm.objects.create(site=site, words="thinking chair", kinder="quiet corner", reason="Kind.", is_on=False)

    assert found(site, "The thinking chair.") == []


def test_the_office_lets_a_wording_stand(site, office):
    assert found(site, "Truancy") == [("Truancy", "missing school")]
    fields = {"site": site.pk, "term_id": TRUANCY, "reason": "It is the name of a team."}
    signed_in(office).post(LET_STAND + "new/", fields)

    assert found(site, "Truancy") == []
    assert str(AllowedTerm.objects.get()) == lexicon.load()[48].term


def test_another_school_keeps_its_own_list(site, home):
    other = Site.objects.create(hostname="other.example", root_page=home)
    SchoolTerm.objects.create(site=other, words="thinking chair", kinder="quiet corner", reason="Kind.")
    AllowedTerm.objects.create(site=other, term_id=TRUANCY, reason="Ours.")

    assert found(site, "Truancy, thinking chair") == [("Truancy", "missing school")]
    assert found(other, "Truancy, thinking chair") == [("thinking chair", "quiet corner")]


def test_the_editors_panel_uses_the_schools_list(site, home, editor):
    term = SchoolTerm.objects.create(site=site, words="thinking chair", kinder="quiet corner", reason="Kind.")
    AllowedTerm.objects.create(site=site, term_id=TRUANCY, reason="Ours.")
    request = RequestFactory().get("/")
    request.user, request.resolver_match = editor, None
    spec = {entry["id"]: entry for entry in config_for(request, home)["spec"]}

    assert TRUANCY not in spec
    assert (spec[term.term_id]["cited"], spec[term.term_id]["grade"]) == ("our school", "Our school’s own wish.")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"words": ""}, "Which words do you want to avoid?"),
        ({"words": "\0"}, "Which words do you want to avoid?"),
        ({"words": "x"}, "One letter alone would be found everywhere. Please type a whole word."),
        ({"words": "time out, x"}, "One letter alone would be found everywhere. Please type a whole word."),
        ({"words": "..., ,"}, "One letter alone would be found everywhere. Please type a whole word."),
        ({"words": "naïve"}, "We cannot look for “naïve”. Plain letters, numbers and spaces work best."),
        ({"words": "100% here"}, "We cannot look for “100% here”. Plain letters, numbers and spaces work best."),
        ({"words": "a" * 300}, "Please use 80 letters or fewer. You typed 300."),
        ({"kinder": ""}, "Which words are kinder?"),
        ({"kinder": "the thinking chair"}, "The kinder words still hold the words you want to avoid."),
        ({"reason": ""}, "Why is it kinder?"),
        ({"words": "Existing word"}, "These words are in your list already."),
    ],
)
def test_a_wrong_entry_gets_one_sentence(site, editor, changes, sentence):
    SchoolTerm.objects.create(site=site, words="existing WORD", kinder="other", reason="Kind.")
    answer = signed_in(editor).post(AVOID + "new/", thinking_chair(site, **changes))

    assert (answer.status_code, sentences(answer)) == (200, [sentence])
    assert SchoolTerm.objects.count() == 1


def test_signs_of_patterns_are_no_words(site, editor):
    answer = signed_in(editor).post(AVOID + "new/", thinking_chair(site, words="no(+*[ hope"))

    assert sentences(answer) == ["We cannot look for “no(+*[ hope”. Plain letters, numbers and spaces work best."]
    assert SchoolTerm.objects.count() == 0


@pytest.mark.parametrize("fields", [{"term_id": "no-such"}, {"term_id": ""}, {"reason": ""}])
def test_letting_stand_asks_for_a_known_wording_and_a_reason(site, office, fields):
    answer = signed_in(office).post(
        LET_STAND + "new/", {"site": site.pk, "term_id": TRUANCY, "reason": "Why.", **fields}
    )

    assert (answer.status_code, len(sentences(answer)), AllowedTerm.objects.count()) == (200, 1, 0)


def test_editors_add_words_and_only_the_office_and_approvers_let_words_stand(site, editor, office, approver):
    menus = {person.username: signed_in(person).get("/admin/").content for person in (editor, office, approver)}

    assert {name: b'"/admin/kind-words/avoid/"' in menu for name, menu in menus.items()} == {
        "priya": True, "tom": True, "helen": True,
    }  # fmt: skip
    assert {name: b'"/admin/kind-words/let-stand/"' in menu for name, menu in menus.items()} == {
        "priya": False, "tom": True, "helen": True,
    }  # fmt: skip
    signed_in(editor).post(LET_STAND + "new/", {"site": site.pk, "term_id": TRUANCY, "reason": "Why."})
    assert AllowedTerm.objects.count() == 0


def test_the_list_shows_one_schools_words(site, home, editor):
    other = Site.objects.create(hostname="other.example", root_page=home)
    SchoolTerm.objects.create(site=site, words="ours", kinder="kind", reason="Kind.")
    SchoolTerm.objects.create(site=other, words="theirs", kinder="kind", reason="Kind.")
    table = BeautifulSoup(signed_in(editor).get(AVOID).content, "html.parser").select("table.listing tbody tr")

    assert [row.find("td").get_text().split()[0] for row in table] == ["ours"]


def test_reading_the_list_takes_two_questions(site, django_assert_num_queries):
    with django_assert_num_queries(2):
        terms_of(site)


def test_a_wording_that_nobody_can_look_for_breaks_no_page(site):
    SchoolTerm.objects.create(site=site, words="é", kinder="e", reason="It came from an older version.")

    assert found(site, "The é of truancy.") == [("truancy", "missing school")]
