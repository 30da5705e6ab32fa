"""A family tells it on the phone or at the gate, and it is answered like any other message."""

import pytest
from django.test import Client

from contact import codes, services
from contact.letter import Letter
from contact.models import Case, Message
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.contact.acts import NASTY, coming_back, is_inert
from tests.leaks import leaks

WRITE = "/admin/inbox/write/"


@pytest.fixture
def lead(attendance_lead) -> Client:
    return signed_in(attendance_lead)


def told(**more) -> dict[str, str]:
    """What somebody types while they listen."""
    asked = {"source": "phone", "message": "She will not get out of the car.", "wants": "none", "language": "en"}
    return asked | {"key": new_token()} | more


def test_it_is_a_case_like_any_other_and_says_who_wrote_it_down(site, lead, attendance_lead):
    response = lead.post(WRITE, told(child="Robin", class_year="Oak", language="pl", interpreter="on"))
    case, message = Case.objects.get(), Message.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/admin/inbox/{case.pk}/")
    assert (case.source, case.status, case.child, case.class_year) == ("phone", "new", "Robin", "Oak")
    assert (case.language, case.interpreter) == ("pl", True)
    assert (message.body, message.is_from_family, message.author) == (told()["message"], True, attendance_lead)
    acts = AuditEntry.objects.filter(subject=case.pk).values_list("action", "actor")
    assert set(acts) == {("case.opened", attendance_lead.pk), ("case.written_down", attendance_lead.pk)}


def test_how_they_may_be_reached_is_kept(site, lead):
    lead.post(WRITE, told(wants="phone", value="07700 900123", safe_times="before 3", must_not_know="His dad"))
    safe = Case.objects.get().safe_contact
    kept = (safe.wants, safe.value, safe.safe_times, safe.must_not_know, safe.voicemail_ok)
    assert kept == ("phone", "07700 900123", "before 3", "His dad", False)


def test_e7_a_double_press_is_one_case_with_one_code(site, lead):
    form = told(gives_code="on", source="in_person")
    pages = [lead.post(WRITE, form) for _press in range(2)]
    assert [page.context["groups"] for page in pages] == [codes.in_groups(codes.code_for(form["key"]))] * 2
    assert (Case.objects.count(), Message.objects.count()) == (1, 1)
    assert AuditEntry.objects.filter(action="case.written_down").count() == 1


def test_the_slip_opens_the_conversation_and_is_kept_nowhere(site, lead):
    words = "Zoë 🦊 kestrel 7c1f"
    page = lead.post(WRITE, told(gives_code="on", message=words, child=words, safe_times=words))
    code = "".join(page.context["groups"])
    assert page.status_code == 200
    assert " ".join(page.context["groups"]) in page.content.decode()
    assert coming_back(code).get("/messages/thread/").status_code == 200
    assert leaks([code, " ".join(page.context["groups"]), words]) == set()


@pytest.mark.parametrize(
    ("more", "has_slip"),
    [({"wants": "none"}, False), ({"wants": "code"}, True), ({"wants": "none", "gives_code": "on"}, True)],
)
def test_a_slip_is_there_for_who_wants_a_code_or_has_no_other_way(site, lead, more, has_slip):
    assert ("groups" in (lead.post(WRITE, told(**more)).context or {})) == has_slip


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(site, lead):
    page = lead.post(WRITE, {"message": "She will not get out.", "wants": "phone", "child": "Robin", "language": "en"})
    errors = page.context["form"].errors
    assert (page.status_code, set(errors)) == (200, {"source", "value"})
    text = page.content.decode()
    assert ("She will not get out." in text, "Robin" in text, Case.objects.count()) == (True, True, 0)


def test_words_that_are_too_many_are_told_and_kept(site, lead):
    page = lead.post(WRITE, told(message="x" * 5001))
    assert (set(page.context["form"].errors), "x" * 5001 in page.content.decode()) == ({"message"}, True)


def test_only_phone_and_face_to_face_are_on_offer(site, lead):
    assert set(lead.post(WRITE, told(source="web")).context["form"].errors) == {"source"}


def test_other_words_on_the_same_form_are_added_and_not_lost(site, attendance_lead):
    said = {"site": site, "author": attendance_lead, "key": new_token(), "source": "phone"}
    for words in ["First.", "And this."]:
        services.write_down(letter=Letter(body=words), **said)
    kept = Message.objects.order_by("position").values_list("direction", "author")
    assert list(kept) == [("parent", attendance_lead.pk)] * 2
    assert Case.objects.count() == 1


def test_e1_what_was_typed_stays_text_in_the_form_and_on_the_page(site, lead):
    wrong = lead.post(WRITE, told(message=NASTY, child=NASTY, source="web")).content.decode()
    lead.post(WRITE, told(message=NASTY, child=NASTY))
    right = lead.get(f"/admin/inbox/{Case.objects.get().pk}/").content.decode()
    assert (is_inert(wrong), is_inert(right)) == (True, True)
