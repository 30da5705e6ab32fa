"""Every kind of page and every state of a form, by name: how to bring a phone there."""

import re
from collections.abc import Callable
from itertools import count

from playwright.sync_api import Page

from tests.browser.family_pages import PAGES
from tests.browser.message_states import MESSAGES, open_all
from tests.browser.message_states import write as write  # other journeys begin with a message
from tests.browser.running_school import RUNNING

numbers = count(1)
ADDRESSES = {
    "home": "/",
    "list of help pages": "/help/",
    "help page": "/help/worried-about-school/",
    "illnesses from A to Z": "/help/my-child-is-not-well/",
    "illness found": "/help/my-child-is-not-well/?q=nits",
    "illness not found": "/help/my-child-is-not-well/?q=zebra",
    "illnesses with one answer": "/help/my-child-is-not-well/?decision=school",
    "support plan": "/help/a-plan-to-help/",
    "plan sheet": "/help/a-plan-to-help/sheet/",
    "what the law says": "/help/what-the-law-says/",
    "what the law says elsewhere": "/help/what-the-law-says/?nation=scotland",
    "urgent help": "/urgent-help/",
    "places that can help": "/places-that-can-help/",
    "places for one need": "/places-that-can-help/?need=money&free=on",
    "places where nothing is found": "/places-that-can-help/?q=zebra",
    "places from a link that makes no sense": "/places-that-can-help/?need=zebra",
    "people at school": "/help/who-to-talk-to/",
    "people around school": "/help/people-around-school/",
    "list of good news": "/good-news/",
    "good news": "/good-news/the-bus-without-wheels/",
    "policy": "/our-attendance-policy/",
    "policy in short": "/our-attendance-policy/in-short/",
    "plain page": "/accessibility/",
    "privacy": "/privacy/",
    "how we write": "/how-we-write/",
    "a word that hurts": "/messages/words/",
    "search": "/search/",
    "search that finds": "/search/?q=worried",
    "search that finds nothing": "/search/?q=zebra",
    "not found": "/no-such-page/",
    "staff sign-in": "/admin/login/",
    "forgotten password": "/admin/sign-in/forgotten/",
    "list of events": "/events/",
    "contact page": "/talk-to-us/",
    "writing": "/messages/write/",
    "door for codes": "/messages/",
    "what this phone still remembers": "/messages/after/",
    "unknown booking link": "/bookings/b/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/",
    "date that is gone": "/bookings/00000000-0000-4000-8000-000000000000/",
}


def event_page(phone: Page, title: str = "Hot chocolate evening") -> None:
    """The page of an event."""
    phone.goto("/events/")
    phone.locator("main").get_by_role("link", name=title).first.click()


def booking_form(phone: Page, title: str = "Hot chocolate evening") -> None:
    """The form of one of the event's dates; another one each time, so that none of them fills up."""
    event_page(phone, title)
    phone.wait_for_load_state()
    dates = phone.get_by_role("link", name=re.compile("^Book"))
    dates.nth(next(numbers) % dates.count()).click()
    phone.wait_for_load_state()


def unfolded_booking_form(phone: Page) -> None:
    """The booking form with all its parts."""
    booking_form(phone)
    open_all(phone)


def wrong_booking(phone: Page) -> None:
    """The booking form after it was sent with mistakes in every part."""
    unfolded_booking_form(phone)
    phone.get_by_label("Your child's first name").first.fill("Lila")
    phone.get_by_role("button", name="Book my place").click()


def booked(phone: Page) -> None:
    """The own page of a family that nobody knows yet, unfolded."""
    booking_form(phone)
    phone.get_by_label("Your name").fill("Nadia")
    phone.get_by_label("Your e-mail").fill(f"nadia-{next(numbers)}@family.example")
    phone.get_by_role("button", name="Book my place").click()
    open_all(phone)


def three_children_and_mistakes(phone: Page) -> None:
    """The booking form after it was sent with three children, none of them whole."""
    unfolded_booking_form(phone)
    for number, name in enumerate(["Lila", "Ben", "Ida"]):
        phone.get_by_label("Your child's first name").nth(number).fill(name)
        phone.get_by_label("Day", exact=True).nth(number).fill(["", "31", "1"][number])
        phone.get_by_label("Month", exact=True).nth(number).fill(["", "2", "1"][number])
        phone.get_by_label("Year", exact=True).nth(number).fill(["", "2021", "1990"][number])
    phone.get_by_role("button", name="Book my place").click()


def full_date(phone: Page) -> None:
    """The form of a date that is full, unfolded."""
    event_page(phone, "Monday drop-in")
    phone.get_by_role("link", name="Join the waiting list").first.click()
    open_all(phone)


def family_page(name: str) -> Callable[[Page], None]:
    """The own page of a family in a rare state, unfolded."""

    def go(phone: Page) -> None:
        phone.goto("/events/")
        school = RUNNING[re.match("https?://[^/]+", phone.url)[0]]
        phone.goto(school.family_pages[name])
        open_all(phone)

    return go


def cancelled(phone: Page) -> None:
    """A family's own page after it cancelled."""
    booked(phone)
    phone.get_by_role("button", name="Cancel my booking").click()


def was_this_help(phone: Page) -> None:
    """The form behind “Not really” under a help page."""
    phone.goto(ADDRESSES["help page"])
    phone.locator("main").get_by_role("link", name="Not really").click()


def answer_with_mistakes(phone: Page) -> None:
    """The same form after it was sent with nothing picked and far too many words."""
    was_this_help(phone)
    phone.goto(phone.url.split("?")[0])
    phone.get_by_label("Is anything missing").fill("long " * 80)
    phone.get_by_role("button", name="Send").click()


def answered(phone: Page) -> None:
    """The thank-you."""
    was_this_help(phone)
    phone.get_by_role("button", name="Send").click()


def page_foot(phone: Page) -> None:
    """A help page with everything at its foot unfolded."""
    phone.goto(ADDRESSES["help page"])
    open_all(phone)


def poster(phone: Page, address: str = ADDRESSES["help page"]) -> None:
    """The poster of a page."""
    phone.goto(address)
    number = phone.locator("main").get_by_role("link", name="Not really").get_attribute("href").split("/")[2]
    phone.goto(f"/poster/{number}/")


def unfolded_places(phone: Page) -> None:
    """The list of places with its form and every card open."""
    phone.goto("/places-that-can-help/")
    open_all(phone)


def place_not_working(phone: Page) -> None:
    """The form that says a number did not work."""
    phone.goto("/places-that-can-help/")
    phone.get_by_role("link", name="It did not work?").first.click()


def place_nothing_picked(phone: Page) -> None:
    """The same, sent without a pick."""
    place_not_working(phone)
    phone.get_by_role("button", name="Tell us").click()


def place_thank_you(phone: Page) -> None:
    """The same, sent."""
    place_not_working(phone)
    phone.get_by_label("Nobody answers").check()
    phone.get_by_role("button", name="Tell us").click()


def have_your_say(phone: Page) -> None:
    """The questions that are open now."""
    phone.goto("/our-attendance-policy/")
    phone.locator("main").get_by_role("link", name="Have your say").click()


def said_nothing(phone: Page) -> None:
    """The same after it was sent empty."""
    have_your_say(phone)
    phone.get_by_role("button", name="Send my answers").click()


def said(phone: Page) -> None:
    """The thank-you page."""
    have_your_say(phone)
    phone.get_by_label("A text").check()
    phone.get_by_role("button", name="Send my answers").click()


def what_families_answered(phone: Page) -> None:
    """The results of last year."""
    phone.goto("/our-attendance-policy/")
    phone.locator("main").get_by_role("link", name="Does our policy sound like us?").click()


def _at(address: str) -> Callable[[Page], None]:
    return lambda phone: phone.goto(address) and None


STATES: dict[str, Callable[[Page], None]] = {
    **{name: _at(address) for name, address in ADDRESSES.items()},
    "help page, unfolded": page_foot,
    "was this any help": was_this_help,
    "answer with mistakes": answer_with_mistakes,
    "thank you for an answer": answered,
    "poster": poster,
    "places, unfolded": unfolded_places,
    "a place did not work": place_not_working,
    "a place did not work, nothing picked": place_nothing_picked,
    "a place did not work, thank you": place_thank_you,
    "have your say": have_your_say,
    "have your say, sent empty": said_nothing,
    "have your say, thank you": said,
    "what families answered": what_families_answered,
    "event page": event_page,
    "booking": unfolded_booking_form,
    "booking with mistakes": wrong_booking,
    "booked": booked,
    "booking with three children and mistakes": three_children_and_mistakes,
    "booking on a full date": full_date,
    **{f"family page: {name}": family_page(name) for name in PAGES},
    "cancelled": cancelled,
    **MESSAGES,
}


def bring(phone: Page, state: str) -> None:
    """Bring the phone into that state and wait until the page is whole."""
    STATES[state](phone)
    phone.wait_for_load_state()
