"""What a help page costs a phone: one answer with words and style, then pictures; below help one small script."""

import re

import pytest

SMALL_SCRIPT = 2 * 1024  # bytes with headers
FIRST_ANSWER = 14 * 1024  # bytes with headers: ten packets, before the phone has to answer (RFC 6928)


@pytest.fixture
def javascript() -> bool:
    """With scripts on, only the one of the page's foot may be asked for."""
    return True


def requests_of(phone, path: str) -> list[tuple[str, str, int]]:
    """What the browser fetches for a page: kind, address, and bytes on the wire as Chromium counts them."""
    wire = phone.context.new_cdp_session(phone)
    wire.send("Network.enable")
    kinds, sizes = {}, {}
    wire.on("Network.requestWillBeSent", lambda e: kinds.update({e["requestId"]: (e["type"], e["request"]["url"])}))
    wire.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: int(e["encodedDataLength"])}))
    phone.goto(path, wait_until="networkidle")
    wire.detach()
    return [(kind, url, sizes.get(request, 0)) for request, (kind, url) in kinds.items()]


@pytest.mark.parametrize("path", ["/", "/help/worried-about-school/", "/urgent-help/", "/events/"])
def test_a_page_is_one_answer_pictures_and_below_help_one_script(phone, seeded, path):
    fetched = [(kind, url) for kind, url, _size in requests_of(phone, path) if not url.startswith("data:")]
    scripts = [url for kind, url in fetched if kind == "Script"]

    assert fetched[0] == ("Document", seeded.address + path)
    assert [(kind, url) for kind, url in fetched[1:] if kind not in ("Image", "Other", "Script")] == []
    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", url) for url in scripts] == [
        f"{seeded.address}/static/js/page_foot.js" for _one in [path] if path != "/"
    ]
    assert [url for kind, url in fetched[1:] if kind == "Other" and "favicon" not in url] == []
    assert [url for _kind, url in fetched if not url.startswith(seeded.address)] == []


@pytest.mark.parametrize("path", ["/", "/help/worried-about-school/", "/urgent-help/", "/events/"])
def test_the_words_of_a_page_fit_the_first_answer_of_the_network(phone, seeded, path):
    (document,) = [size for kind, _url, size in requests_of(phone, path) if kind == "Document"]

    assert 0 < document <= FIRST_ANSWER


def test_the_script_is_small_and_the_phone_keeps_it(phone):
    [(url, size)] = [(url, size) for kind, url, size in requests_of(phone, "/urgent-help/") if kind == "Script"]
    kept_for = phone.request.get(url).headers["cache-control"]

    assert 0 < size <= SMALL_SCRIPT
    assert kept_for == "max-age=315360000, public, immutable"


def test_pages_with_a_family_s_words_are_not_compressed(phone, seeded):
    answer = phone.goto("/messages/write/")

    assert "content-encoding" not in answer.headers


def test_pictures_below_wait_until_somebody_scrolls(phone):
    phone.goto("/", wait_until="networkidle")

    assert [image.get_attribute("loading") for image in phone.locator("main img").all()] == ["lazy"] * phone.locator(
        "main img"
    ).count()


def test_a_page_does_not_move_under_the_thumb(phone):
    phone.goto("/", wait_until="networkidle")
    shift = phone.evaluate(
        """new Promise((done) => {
             let moved = 0;
             new PerformanceObserver((list) => { for (const e of list.getEntries()) moved += e.value; })
               .observe({ type: "layout-shift", buffered: true });
             setTimeout(() => done(moved), 300);
           })"""
    )

    assert shift <= 0.1  # "good" by the measure of web.dev/cls
