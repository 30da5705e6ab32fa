"""Sealed words open for the right row and the right key, and for nothing else."""

import base64

import pytest

from site_project.privacy.cipher import CannotOpen, Cipher, key_id

OLD_KEY = bytes(range(32))
NEW_KEY = bytes(range(32, 64))
WORDS = "He cries at the gate. ☕"
CONTEXT = "contact.message:body:1"
# Sealed once, with OLD_KEY, on the day the format was settled. Schools have such values in their databases.
KNOWN_ANSWER = (
    "AVb84TlXVQZtFVU1NHTPjdDVC9qyOnaQUznoPnnjZN6WWaWuXEJ2_CUvcIcZZKudHPSo43c_cWaK2d2asyE-GaTP94y8lBPAxynji"
    "Fk52R_5GIXVPW79q0rh5vYZZNyHW15JErMjO3kzAbgG-mL3r8DJa8gBPw"
)


def unpacked(sealed: str) -> bytes:
    """The bytes of a sealed value."""
    return base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))


def packed(raw: bytes) -> str:
    """The sealed value of these bytes."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def opens(cipher: Cipher, sealed: str, context: str = CONTEXT) -> bool:
    """Whether the cipher gives any words for the value at all."""
    try:
        cipher.open(sealed, context)
    except CannotOpen:
        return False
    return True


@pytest.mark.parametrize("words", [WORDS, "", "x", "ط" * 5000, "line\nline\x00"])
def test_what_was_sealed_opens_to_the_same_words(words):
    cipher = Cipher([OLD_KEY])

    assert cipher.open(cipher.seal(words, CONTEXT), CONTEXT) == words


def test_a6_a_value_of_the_first_day_opens_for_ever():
    assert Cipher([OLD_KEY]).open(KNOWN_ANSWER, CONTEXT) == WORDS


def test_the_same_words_never_look_the_same_twice():
    cipher = Cipher([OLD_KEY])
    sealed = {cipher.seal(WORDS, CONTEXT) for _ in range(50)}

    assert len(sealed) == 50


def test_words_do_not_show_in_the_sealed_value():
    sealed = unpacked(Cipher([OLD_KEY]).seal(WORDS, CONTEXT))

    assert [part for part in WORDS.encode().split() if part in sealed and len(part) > 3] == []


@pytest.mark.parametrize("elsewhere", ["contact.message:body:2", "contact.note:body:1", "contact.message:body:1 ", ""])
def test_a_value_that_moved_elsewhere_does_not_open(elsewhere):
    with pytest.raises(CannotOpen):
        Cipher([OLD_KEY]).open(KNOWN_ANSWER, elsewhere)


def test_one_turned_bit_anywhere_and_it_does_not_open():
    cipher, raw = Cipher([OLD_KEY]), unpacked(KNOWN_ANSWER)
    turned = (raw[:i] + bytes([raw[i] ^ 1 << bit]) + raw[i + 1 :] for i in range(len(raw)) for bit in range(8))

    assert [value for value in turned if opens(cipher, packed(value))] == []


def test_a_shortened_value_does_not_open():
    cipher, raw = Cipher([OLD_KEY]), unpacked(KNOWN_ANSWER)

    assert [length for length in range(len(raw)) if opens(cipher, packed(raw[:length]))] == []


@pytest.mark.parametrize("nonsense", ["", "hello", WORDS, "AVb8", "é" * 300, "=" * 10])
def test_something_never_sealed_does_not_open(nonsense):
    with pytest.raises(CannotOpen):
        Cipher([OLD_KEY]).open(nonsense, CONTEXT)


def test_a_wrong_key_does_not_open_and_says_so_without_the_words():
    with pytest.raises(CannotOpen) as refusal:
        Cipher([NEW_KEY]).open(KNOWN_ANSWER, CONTEXT)

    assert str(refusal.value) == "The key that sealed this value is not here."


def test_a_new_key_leads_and_the_old_one_still_opens():
    rotating = Cipher([NEW_KEY, OLD_KEY])

    assert rotating.open(KNOWN_ANSWER, CONTEXT) == WORDS
    assert rotating.is_newest(KNOWN_ANSWER) is False
    assert rotating.is_newest(rotating.seal(WORDS, CONTEXT)) is True


def test_after_rewrapping_the_old_key_can_go():
    rewrapped = Cipher([NEW_KEY, OLD_KEY]).rewrap(KNOWN_ANSWER, CONTEXT)

    assert Cipher([NEW_KEY]).open(rewrapped, CONTEXT) == WORDS
    assert opens(Cipher([OLD_KEY]), rewrapped) is False


def test_rewrapping_leaves_the_words_themselves_alone():
    rewrapped = Cipher([NEW_KEY, OLD_KEY]).rewrap(KNOWN_ANSWER, CONTEXT)
    body = len(unpacked(KNOWN_ANSWER)) - 12 - len(WORDS.encode()) - 16

    assert unpacked(rewrapped)[body:] == unpacked(KNOWN_ANSWER)[body:]


def test_rewrapping_a_moved_value_is_refused():
    with pytest.raises(CannotOpen):
        Cipher([NEW_KEY, OLD_KEY]).rewrap(KNOWN_ANSWER, "contact.message:body:2")


@pytest.mark.parametrize("keys", [[], [b""], [OLD_KEY[:31]], [OLD_KEY + b"x"], [OLD_KEY, NEW_KEY[:16]]])
def test_keys_of_another_length_are_refused(keys):
    with pytest.raises(ValueError, match="32 bytes"):
        Cipher(keys)


def test_two_keys_have_two_names_and_a_name_tells_nothing_of_its_key():
    assert key_id(OLD_KEY) != key_id(NEW_KEY)
    assert key_id(OLD_KEY) not in OLD_KEY
