"""How long the check of a page of 3,000 words takes, in Python and in a real browser.

An editor types while this runs: it must not be felt. Wanted: under 100 ms in Python, under 50 ms in the browser.
Python is measured by the processor's clock, the browser by its own, which other work on the machine slows.
"""

import statistics
import time
from pathlib import Path

from playwright.sync_api import Route, sync_playwright

from attendance_pages.tone.browser import spec
from attendance_pages.tone.lexicon import load
from attendance_pages.tone.matcher import Matcher
from attendance_pages.tone.readability import plain_words, read
from tests.attendance_pages.tone.corpus import LETTERS
from tests.browser.chromium import FLAGS, find

STATIC = Path(__file__).parent.parent
WORDS, ROUNDS = 3000, 30
IN_BROWSER = """async ([terms, swaps, text, rounds]) => {
  const { find } = await import("/static/js/tone/matcher.js");
  const { read } = await import("/static/js/tone/readability.js");
  const times = { find: [], read: [] };
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    find(text, terms);
    const middle = performance.now();
    read(text, swaps);
    times.find.push(middle - begin);
    times.read.push(performance.now() - middle);
  }
  return times;
}"""


def page_of_words() -> str:
    """A page of 3,000 words, harsh letters and kind ones in turn."""
    words: list[str] = []
    while len(words) < WORDS:
        words += " \n".join(LETTERS).split(" ")
    return " ".join(words[:WORDS])


def in_python(text: str) -> dict[str, list[float]]:
    """Milliseconds of the processor in each round."""
    matcher = Matcher(load())
    times: dict[str, list[float]] = {"find": [], "read": []}
    for _round in range(ROUNDS):
        begin = time.process_time()
        matcher.find(text)
        middle = time.process_time()
        read(text)
        times["find"].append(1000 * (middle - begin))
        times["read"].append(1000 * (time.process_time() - middle))
    return times


def serve(route: Route) -> None:
    """Our own scripts, and an empty page for everything else."""
    path = STATIC / route.request.url.split("/", 3)[3]
    if path.is_file():
        route.fulfill(path=path, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>Tone</title>", content_type="text/html")


def in_browser(text: str) -> dict[str, list[float]]:
    """Milliseconds of each round, by the browser's own clock."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        page = browser.new_page()
        page.route("**/*", serve)
        page.goto("http://tone.example/")
        times: dict[str, list[float]] = page.evaluate(IN_BROWSER, [spec(load()), dict(plain_words()), text, ROUNDS])
        browser.close()
    return times


if __name__ == "__main__":
    text = page_of_words()
    print(f"{WORDS} words, {len(Matcher(load()).find(text))} hits, {len(load())} wordings; median of {ROUNDS} rounds")
    for place, times, wanted in [("Python", in_python(text), 100), ("browser", in_browser(text), 50)]:
        for what, name in {"find": "words that may hurt", "read": "readability"}.items():
            median, first = statistics.median(times[what]), times[what][0]
            print(f"{place:<9}{name:<22}{median:>7.1f} ms (first {first:.1f} ms, wanted: under {wanted} ms)")
