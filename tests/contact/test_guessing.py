"""Guessing codes: it is stopped early, costs us nothing and teaches nothing."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from contact import codes, guesses
from contact.models import AccessCode, Case
from tests.contact.acts import coming_back, opened_with_code

ENTER = "/messages/"


@pytest.fixture
def hashes(monkeypatch) -> list[str]:
    """What the slow hash was asked to compare."""
    seen = []
    real = codes.matches
    monkeypatch.setattr(codes, "matches", lambda verifier, code: seen.append(code) or real(verifier, code))
    return seen


def test_d3_the_sixth_wrong_try_in_ten_minutes_waits_and_costs_no_hash(site, hashes):
    _case, code = opened_with_code(site)
    phone = Client()
    for number in range(5):
        assert phone.post(ENTER, {"code": f"{number:016}"}).status_code == 200
    page = phone.post(ENTER, {"code": code, "kept": "My words."})
    assert page.status_code == 429
    assert "My words." in page.content.decode(), "what was being sent is not lost"
    assert "01632 960145" in page.content.decode()
    assert len(hashes) == 5
    assert Client(REMOTE_ADDR="10.9.9.9").post(ENTER, {"code": code}).status_code == 303


def test_d3_all_phones_together_have_a_ceiling_and_it_costs_no_hash_either(site, hashes, monkeypatch):
    monkeypatch.setattr(guesses, "CEILING", 8)
    tries = [Client(REMOTE_ADDR=f"10.0.0.{number}").post(ENTER, {"code": f"{number:016}"}) for number in range(10)]
    assert [page.status_code for page in tries] == [200] * 8 + [429] * 2
    assert "01632 960145" in tries[-1].content.decode()
    assert len(hashes) == 8


def test_d3_one_school_does_not_use_up_another_s_ceiling(site, rf, monkeypatch):
    monkeypatch.setattr(guesses, "CEILING", 1)
    other = type(site)(pk=site.pk + 1)
    assert [guesses.may_try(rf.post(ENTER), school) for school in (site, site, other)] == [True, False, True]


def test_d3_right_codes_are_counted_by_nobody(site, monkeypatch):
    monkeypatch.setattr(guesses, "CEILING", 3)
    _case, code = opened_with_code(site)
    for _time in range(8):
        coming_back(code)


def test_d3_half_a_code_gets_a_hint_and_is_not_counted(site, monkeypatch):
    monkeypatch.setattr(guesses, "may_try", lambda *args: pytest.fail("counted"))
    page = Client().post(ENTER, {"code": "ABCD"}).content.decode()
    assert "A code has 16 letters and numbers. Please check it." in page


def test_d4_every_answer_costs_exactly_one_hash(site, hashes):
    """Counted, not timed: a busy machine would make medians lie."""
    _case, code = opened_with_code(site)
    known = codes.selector_of(code)
    for typed in ["0" * 16, code]:
        Client().post(ENTER, {"code": typed})
    AccessCode.objects.update(verifier=codes.verifier_of("1" * 16))
    assert AccessCode.objects.filter(selector=known).exists()
    Client().post(ENTER, {"code": code})
    assert hashes == ["0" * 16, code, code]


def _bare(response) -> str:
    """A page without what differs at every look."""
    return re.sub(
        r'(name="(?:csrfmiddlewaretoken|key|code)" value=)"[^"]*"|value="[^"]*"', "", response.content.decode()
    )


def test_d5_unknown_wrong_expired_locked_and_deleted_codes_get_the_same_answer(site):
    pages = {}
    case, code = opened_with_code(site)

    def tried(name: str, address: str) -> None:
        pages[name] = Client(REMOTE_ADDR=address).post(ENTER, {"code": code})

    pages["unknown"] = Client(REMOTE_ADDR="10.0.0.1").post(ENTER, {"code": "0" * 16})
    AccessCode.objects.update(verifier=codes.verifier_of("1" * 16))
    tried("wrong", "10.0.0.2")
    AccessCode.objects.update(verifier=codes.verifier_of(code), expires_on="2020-01-01")
    tried("expired", "10.0.0.3")
    AccessCode.objects.update(expires_on="2999-01-01", locked_at=timezone.now())
    tried("locked", "10.0.0.4")
    AccessCode.objects.update(locked_at=None)
    tried("right", "10.0.0.5")
    assert pages.pop("right").status_code == 303, "the control"
    Case.objects.filter(pk=case.pk).delete()
    tried("deleted", "10.0.0.6")
    assert {page.status_code for page in pages.values()} == {200}
    assert len({_bare(page) for page in pages.values()}) == 1
    assert "That code does not open anything" in pages["deleted"].content.decode()
    assert not any("note" in page.cookies for page in pages.values())
    names = [sorted(set(page.headers) - {"Set-Cookie"}) for page in pages.values()]
    assert names == [names[0]] * len(names)
