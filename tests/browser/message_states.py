"""Every state of the pages for messages, by name: how to bring a phone there."""

from collections.abc import Callable

from playwright.sync_api import Page

from contact.doubt import TOO_QUICK


def open_all(phone: Page) -> None:
    """Unfold everything, so that what is inside is looked at too."""
    phone.wait_for_load_state()
    for summary in phone.locator("main details:not([open]) > summary").element_handles():
        summary.click()


def unfolded_writing(phone: Page) -> None:
    """The form for writing, with all its parts."""
    phone.goto("/messages/write/")
    open_all(phone)


def wrong_writing(phone: Page) -> None:
    """The form for writing after it was sent without words."""
    unfolded_writing(phone)
    phone.get_by_role("button", name="Send").click()


def write(phone: Page, words: str) -> str:
    """Send a message. Returns the code, and leaves the phone on the page that shows it."""
    phone.goto("/messages/write/")
    phone.get_by_label("What would you like us to know?").fill(words)
    phone.wait_for_timeout(TOO_QUICK * 1000 + 100)  # what is sent sooner waits for a look
    phone.get_by_role("button", name="Send").click()
    return phone.locator(".code-groups").inner_text()


def sent(phone: Page) -> None:
    """The page with the code."""
    write(phone, "Hello.")


def thread(phone: Page) -> None:
    """A family's thread, unfolded."""
    code = write(phone, "Hello.")
    phone.goto("/messages/")
    phone.get_by_label("Your code").fill(code)
    phone.get_by_role("button", name="Open").click()
    open_all(phone)


def choices(phone: Page) -> None:
    """Where a family says anew how it may be reached."""
    thread(phone)
    phone.get_by_role("link", name="Change how we can reach you").click()


def wrong_choices(phone: Page) -> None:
    """The same, after a wish to be rung without a number."""
    choices(phone)
    phone.get_by_label("Ring me").check()
    phone.get_by_role("button", name="Use this from now on").click()


def asked_to_delete(phone: Page) -> None:
    """A family's thread after it asked to be deleted, unfolded."""
    thread(phone)
    phone.get_by_role("button", name="Please delete it").click()
    open_all(phone)


def without_code(phone: Page) -> None:
    """The answer to who wants no code."""
    sent(phone)
    open_all(phone)
    phone.get_by_role("button", name="Take my code away").click()


def locked(phone: Page) -> None:
    """The answer to who locked its code."""
    thread(phone)
    phone.get_by_role("button", name="Lock my code").click()


def wrong_code(phone: Page) -> None:
    """The door for codes after something that is no code."""
    phone.goto("/messages/")
    phone.get_by_label("Your code").fill("HELLO")
    phone.get_by_role("button", name="Open").click()


MESSAGES: dict[str, Callable[[Page], None]] = {
    "writing, unfolded": unfolded_writing,
    "writing with mistakes": wrong_writing,
    "sent": sent,
    "thread": thread,
    "how to reach a family": choices,
    "how to reach a family, without a number": wrong_choices,
    "asked to be deleted": asked_to_delete,
    "no code": without_code,
    "locked": locked,
    "wrong code": wrong_code,
}
