"""What a phone adds to a help page: reading it aloud with a voice of its own, sending it on. Nothing by itself."""

import json

import pytest

HELP = "/help/worried-about-school/"
# A phone with these voices, and a list of everything it was asked to say. Chromium in a test has no voice.
VOICES = """(voices) => {
  window.said = [];
  const waiting = [];
  const speech = {
    getVoices: () => voices,
    speak(piece) { window.said.push(piece.text); waiting.push(piece); },
    cancel() { window.said.push("(silence)"); waiting.length = 0; },
    addEventListener() {},
  };
  window.finish = () => waiting.shift().onend();
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
OURS = {"lang": "en-GB", "localService": True}


@pytest.fixture
def javascript() -> bool:
    """These are the additions."""
    return True


def with_voices(phone, *voices: dict) -> None:
    """Open the help page on a phone that has these voices."""
    phone.add_init_script(f"({VOICES})({json.dumps(voices)})")
    phone.goto(HELP, wait_until="networkidle")


@pytest.mark.parametrize(
    ("voices", "shown"),
    [
        ([OURS], True),
        ([{"lang": "en_US", "localService": True}], True),
        ([{"lang": "pl-PL", "localService": True}], False),
        ([{"lang": "en-GB", "localService": False}], False),
        ([], False),
    ],
    ids=["ours", "another english", "another language", "on somebody's server", "none"],
)
def test_the_button_is_there_only_where_the_phone_itself_can_read(phone, voices, shown):
    with_voices(phone, *voices)

    assert phone.locator("[data-listen]").is_visible() is shown
    assert phone.evaluate("said") == []


def test_it_reads_from_the_title_down_and_marks_where_it_is(phone):
    with_voices(phone, OURS)
    phone.get_by_role("button", name="Listen to this page").click()
    assert phone.locator(".is-read").all_inner_texts() == ["Worried about school"]
    assert phone.get_by_role("button", name="Stop reading").is_visible()
    phone.evaluate("finish()")

    said = phone.evaluate("said")
    assert said[0] == "Worried about school"
    assert said[1].startswith("If your child finds it very hard to come to school")
    assert phone.locator(".is-read").count() == 1


def test_it_reads_every_piece_once_and_none_of_the_buttons_below(phone):
    with_voices(phone, OURS)
    phone.get_by_role("button", name="Listen to this page").click()
    for _piece in range(300):
        if phone.evaluate("said.at(-1)") == "(silence)":
            break
        phone.evaluate("finish()")
    said = phone.evaluate("said")

    assert said[-1] == "(silence)"
    assert len(said) > 20
    words = " ".join(said)
    assert ("Was this any help?" in words, "Send it to somebody" in words) == (False, False)
    assert words.count("Ask at a calm time") == 1
    assert phone.get_by_role("button", name="Listen to this page").is_visible()


def test_a_second_press_stops_it_and_so_does_leaving(phone):
    with_voices(phone, OURS)
    button = phone.locator("[data-listen]")
    button.click()
    button.click()
    assert phone.evaluate("said.slice(-1)") == ["(silence)"]
    assert (button.inner_text(), phone.locator(".is-read").count()) == ("Listen to this page", 0)

    button.click()
    phone.evaluate("dispatchEvent(new Event('pagehide'))")
    assert phone.evaluate("said.slice(-1)") == ["(silence)"]


def test_a_phone_that_can_share_offers_it(phone):
    phone.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); }")
    phone.goto(HELP)
    phone.get_by_text("Send it to somebody, or print it").click()
    words = phone.locator(".share").inner_text()
    phone.get_by_role("button", name="Send it another way").click()

    assert phone.evaluate("shared") == {"text": words}
    assert words.startswith(
        "This may help: “Worried about school”, from Foxglove Lane Primary School. http://127.0.0.1:"
    )


def test_without_scripts_nothing_of_it_shows_and_the_rest_works(chromium, seeded):
    phone = chromium.new_context(base_url=seeded.address, java_script_enabled=False).new_page()
    phone.goto(HELP)

    assert (phone.locator("[data-listen]").is_visible(), phone.locator("[data-share]").is_visible()) == (False, False)
    phone.get_by_role("link", name="Not really").click()
    phone.get_by_label("Is anything missing").fill("The blue door is closed.")
    phone.get_by_role("button", name="Send").click()
    assert phone.get_by_role("heading", level=1).inner_text() == "Thank you"
    phone.context.close()
