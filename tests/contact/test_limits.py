"""Too much, too odd, or not from our own page: kept, asked again or refused kindly, and never an error of ours."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse

from contact.models import AccessCode, Case, Message, SafeContact
from contact.services.telling import tell_of_the_first
from contact.urls import urlpatterns
from site_project.outbox.delivery import deliver_due
from site_project.privacy.keys import new_token
from tests.contact.acts import coming_back, opened_with_code

WRITE, SENT = "/messages/write/", "/messages/sent/"
FORM = "application/x-www-form-urlencoded"


def test_e4_one_letter_too_many_gets_a_sentence_and_every_word_back(parent):
    words = "ä" * 4_999 + "\r\n" + "z"
    page = parent.post(WRITE, {"message": words})
    assert "Your message has 5001 characters. We can take 5,000." in page.content.decode()
    box = BeautifulSoup(page.content, "html.parser").find("textarea").get_text()
    assert box.strip().replace("\r\n", "\n") == words.replace("\r\n", "\n")
    assert not Case.objects.exists()
    assert parent.post(WRITE, {"message": words[:-1]}).status_code == 303, "the end of a line counts once"


def test_e4_five_thousand_of_the_longest_letters_fit(parent):
    assert parent.post(WRITE, f"message={'%F0%9F%A6%8A' * 5_000}", content_type=FORM).status_code == 303
    assert Message.objects.get().body == "🦊" * 5_000


@pytest.mark.parametrize("path", [WRITE, "/messages/", "/messages/thread/", "/messages/words/", "/messages/choices/"])
def test_e4_one_byte_above_64_kb_is_refused_kindly_before_it_is_read(parent, path):
    body = "message=" + "a" * (64 * 1024 - 8)
    page = parent.post(path, body + "a", content_type=FORM)
    assert page.status_code == 413
    text = page.content.decode()
    assert "That was too much at once" in text
    assert 'href="/messages/write/"' in text
    assert "01632 960145" in text
    assert parent.post(path, body, content_type=FORM).status_code != 413, "the control: one byte less"
    assert not Case.objects.exists()


@pytest.mark.parametrize("number", [1000, 1001])
def test_e4_a_thousand_boxes_are_refused(parent, number):
    page = parent.post(WRITE, "&".join(["message=a"] * number), content_type=FORM)
    assert page.status_code == 400
    assert "We could not read that" in page.content.decode()
    assert not Case.objects.exists()


def test_e4_what_is_no_form_is_refused(parent):
    for kind in ["multipart/form-data", "multipart/form-data; boundary=x"]:
        assert parent.post(WRITE, "--nonsense", content_type=kind).status_code in {200, 400}
    assert parent.post(WRITE, '{"message": "a"}', content_type="application/json").status_code == 200


def test_e4_the_same_box_twice_is_one_box(parent):
    assert parent.post(WRITE, "message=first&message=second&reasons=worry&reasons=worry", content_type=FORM)
    assert Message.objects.get().body == "second"


WORDS = [
    "Cymraeg: ŵyŷ, ô'r gloch", "مرحبا، ابني لا يريد المدرسة", "ਸਤ ਸ੍ਰੀ ਅਕਾਲ, ਮੇਰਾ ਪੁੱਤਰ", "اردو میں لکھا ہوا",
    "👩‍👩‍👧‍👦 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "Z̸̛a̵l̴g̷o̶",
    "﷽" * 50, "𝕮𝖍𝖎𝖑𝖉", "e\u0301te\u0301",
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_e5_every_language_arrives_as_it_was_written(parent, words):
    import unicodedata

    filled = {"message": words, "child": words, "class_year": words[:20], "must_not_know": words, "safe_times": words}
    assert parent.post(WRITE, filled).status_code == 303
    assert Message.objects.get().body == unicodedata.normalize("NFC", words)
    assert Case.objects.get().child == unicodedata.normalize("NFC", words)


ODD = [
    "%00", "a%00b", "%ED%A0%80", "%ED%B0%80x", "%C3%28", "%FF%FE", "%E2%80%AEabc", "%E2%81%A6a%E2%81%A9", "%EF%BB%BF",
    "%3Cscript%3Ealert(1)%3C/script%3E", "'%3B DROP TABLE contact_case%3B --", "%7B%7B 7*7 %7D%7D", "%u0041", "%",
    "Bcc: x@example.com%0D%0A%0D%0AHello", "%3D1%2B1", "%0B%0C%1B%5B31m", "../../etc/passwd",
]  # fmt: skip
BOXES = [
    "message", "reasons", "child", "class_year", "wants", "value", "safe_times", "voicemail_ok", "if_somebody_else",
    "must_not_know", "language", "interpreter", "key",
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_e5_odd_bytes_are_saved_or_asked_again_in_every_box(parent, odd):
    before = Case.objects.count()
    for box in BOXES:
        other = "" if box == "message" else "message=Hello.&"
        response = parent.post(WRITE, f"{other}{box}={odd}", content_type=FORM)
        assert response.status_code in {200, 303}, box
        if response.status_code == 303:
            assert parent.get(SENT).status_code == 200, box
    kept = "".join(message.body for message in Message.objects.all())
    assert Case.objects.count() > before
    assert not {"\x00", "\ufeff", "\u202e", "\u2066", "\x1b"} & set(kept)


def test_e5_every_box_for_words_can_be_written_from_either_side(parent):
    page = BeautifulSoup(parent.get(WRITE).content, "html.parser")
    boxes = page.select("main form textarea, main form input[type=text]")
    assert {box.get("dir") for box in boxes} == {"auto"}
    assert len(boxes) == 7


def test_e1_what_staff_write_is_shown_as_words_and_never_runs(site, attendance_lead):
    from contact import services

    case, code = opened_with_code(site)
    nasty = '<script>alert(1)</script><img src=x onerror=alert(1)>"><svg onload=alert(1)>\n{{ 7*7 }}'
    services.reply(case=case, author=attendance_lead, body=nasty, version=1, key=new_token())
    page = BeautifulSoup(coming_back(code).get("/messages/thread/").content, "html.parser")
    shown = page.select_one(".message:not(.message--you) p")
    assert shown.get_text() == nasty.replace("\n", "")  # the end of the line became the one tag
    assert [tag.name for tag in shown.find_all(True)] == ["br"]


@pytest.mark.parametrize("box", BOXES)
def test_e1_what_a_family_typed_comes_back_as_words_only(parent, box):
    nasty = '"><script>alert(1)</script>'
    page = BeautifulSoup(parent.post(WRITE, {box: nasty, "wants": "phone"}).content, "html.parser")
    assert [script.get("src", "").split("/")[-1] for script in page.find_all("script")] == ["leave.js"]


def test_e2_a_name_with_a_line_of_a_letter_head_is_kept_in_no_letter(parent, attendance_lead, mailoutbox, time_machine):
    time_machine.move_to(datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert parent.post(WRITE, {"message": "Hello.", "child": "Zoë\r\nBcc: x@example.com"}).status_code == 303
    assert (tell_of_the_first(), deliver_due()) == (1, 1)
    (mail,) = mailoutbox
    assert (mail.bcc, mail.to) == ([], ["amara@school.example"])
    assert "example.com" not in str(mail.message())


POSTS = {
    "write": {"message": "Forged."}, "words": {"word": "Forged."}, "enter": {"code": "0" * 16}, "no_code": {},
    "thread": {"message": "Forged."}, "choices": {"wants": "none"}, "lock": {}, "erase": {}, "leave": {},
}  # fmt: skip
READ_ONLY = ("sent", "after")


def state() -> list[object]:
    """Everything that a family or a forger could change."""
    return [
        list(model.objects.order_by("pk").values_list(*names))
        for model, names in [
            (Case, ["status", "version", "due_on", "erasure_asked_on"]),
            (Message, ["position", "direction"]),
            (SafeContact, ["wants", "version", "confirmed_on"]),
            (AccessCode, ["locked_at", "expires_on"]),
        ]
    ]


def test_e6_every_address_is_on_one_list():
    assert {pattern.name for pattern in urlpatterns} == set(POSTS) | set(READ_ONLY)


@pytest.mark.parametrize("mark", ["missing", "made up", "of another phone", "from another site"])
@pytest.mark.parametrize("name", POSTS)
def test_e6_without_its_own_mark_no_form_does_anything(site, settings, name, mark):
    _case, code = opened_with_code(site)
    phone = Client(enforce_csrf_checks=True)
    phone.cookies["note"] = coming_back(code).cookies["note"].value
    phone.get(WRITE)
    own = phone.cookies[settings.CSRF_COOKIE_NAME].value
    token = {"missing": None, "made up": "a" * 64, "of another phone": "b" * 32, "from another site": own}[mark]
    before, headers = state(), {"Origin": "https://elsewhere.example"} if mark == "from another site" else {}
    sent = POSTS[name] | ({"csrfmiddlewaretoken": token} if token else {})
    answer = phone.post(reverse(f"contact:{name}"), sent, headers=headers)
    assert (answer.status_code, state()) == (403, before)
    assert phone.get("/messages/thread/").status_code == 200, "the visit goes on too"


def test_e6_the_control_with_its_mark_a_form_does_what_it_says(site):
    phone = Client(enforce_csrf_checks=True)
    phone.get(WRITE)
    token = phone.cookies[settings.CSRF_COOKIE_NAME].value
    assert phone.post(WRITE, {"message": "Mine.", "csrfmiddlewaretoken": token}).status_code == 303
    assert Case.objects.count() == 1


@pytest.mark.parametrize("name", [*POSTS, *READ_ONLY])
def test_e6_looking_changes_nothing(site, name):
    _case, code = opened_with_code(site)
    phone = coming_back(code)
    before = state()
    for method in ["get", "head", "options", "put", "delete", "patch"]:
        assert getattr(phone, method)(reverse(f"contact:{name}")).status_code in {200, 303, 405}
    assert state() == before
