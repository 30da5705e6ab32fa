import pytest

from contact import codes
from site_project.privacy.keys import new_token


def test_d1_a_hundred_thousand_codes_are_all_different_and_well_formed():
    made = {codes.code_for(new_token()) for _number in range(100_000)}
    assert len(made) == 100_000
    assert all(len(code) == 16 and set(code) <= set(codes.ALPHABET) for code in made)


def test_d1_every_sign_of_the_alphabet_comes_up_at_every_place():
    made = [codes.code_for(new_token()) for _number in range(3_000)]
    for place in range(16):
        assert {code[place] for code in made} == set(codes.ALPHABET), "80 bits, not fewer"


def test_a_code_comes_from_the_key_of_the_form_and_the_secret_of_the_site(settings):
    key = new_token()
    first = codes.code_for(key)
    assert codes.code_for(key) == first
    assert first not in key
    settings.SECRET_KEY = "another secret of the tests, long enough, and used nowhere"
    assert codes.code_for(key) != first


@pytest.mark.parametrize(
    "typed",
    [
        "0123456789ABCDEF",
        "0123 4567 89AB CDEF",
        "0123-4567-89ab-cdef",
        "OI23456789ABCDEF",
        "ol23456789abcdef",
        "0123\u20134567\u201389AB\u2013CDEF",
        "０１２３456789ABCDEF",
        "0123\t4567\n89AB CDEF",
    ],
)
def test_d2_a_code_may_be_typed_in_many_ways(typed):
    assert codes.normalised(typed) == "0123456789ABCDEF"


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "0123", "0123456789ABCDEFG", "U123456789ABCDEF", "0123456789ABCDE!", "\x00" * 16, "\U0001f600" * 16],
)
def test_what_cannot_be_a_code_is_none(typed):
    assert codes.normalised(typed) == ""


def test_four_groups_of_four():
    assert codes.in_groups("0123456789ABCDEF") == ["0123", "4567", "89AB", "CDEF"]


def test_d1_the_hash_is_argon2id_with_the_light_set():
    verifier = codes.verifier_of("0123456789ABCDEF")
    assert verifier.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert "0123456789ABCDEF" not in verifier
    assert codes.matches(verifier, "0123456789ABCDEF")
    assert not codes.matches(verifier, "0123456789ABCDEG")


def test_d4_an_unknown_row_is_hashed_all_the_same(monkeypatch):
    """Counted, not timed: what takes the time is the hash, and there is one for either answer."""
    seen = []
    real = codes._hasher

    class Counting:
        def verify(self, verifier, code):
            seen.append(verifier)
            return real.verify(verifier, code)

        hash = staticmethod(real.hash)

    monkeypatch.setattr(codes, "_hasher", Counting())
    assert not codes.matches(None, "0000000000000000")
    assert not codes.matches(real.hash("1111111111111111"), "0000000000000000")
    assert len(seen) == 2
    assert len({verifier.split("$")[3] for verifier in seen}) == 1, "both with the same settings"
