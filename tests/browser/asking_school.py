"""The demo school with Google's check turned on; "Google" is a server of the tests.

`python -m tests.browser.asking_school on` turns it on, `… checks` says what the check of each message from a phone of
these tests came to. Both run beside the school, on its database, and answer in JSON.
"""

import json
import os
import sys

from tests.browser.running_school import RunningSchool

PUBLIC, PRIVATE = "a-public-key-of-the-tests", "a-private-key-of-the-tests"


class AskingSchool(RunningSchool):
    """A school whose technician has set both keys. `domain`: where Google is; `trusted`: whose certificate counts."""

    domain, trusted = "", ""

    def _variables(self) -> dict[str, str]:
        keys = {"RECAPTCHA_PUBLIC_KEY": PUBLIC, "RECAPTCHA_PRIVATE_KEY": PRIVATE, "RECAPTCHA_DOMAIN": self.domain}
        return {**super()._variables(), **keys, "SSL_CERT_FILE": self.trusted}

    def check_of(self, words: str) -> list[str]:
        """What the check of the message with these words came to; an empty list if it was lost."""
        return self.ask("tests.browser.asking_school", "checks").get(words, [])


def turn_on() -> int:
    """Messages and bookings of every school offer the check."""
    from wagtail.models import Site

    from contact.models import TeamSettings
    from events.models import EventSettings

    for site in Site.objects.all():
        TeamSettings.objects.update_or_create(site=site, defaults={"asks_google": True})
        EventSettings.objects.update_or_create(site=site, defaults={"asks_google": True})
    return Site.objects.count()


def checks() -> dict[str, list[str]]:
    """By the words of each message: status, doubt and check of its case."""
    from contact.models import Message

    messages = Message.objects.select_related("case")
    return {m.body: [m.case.status, m.case.doubt, m.case.human_check] for m in messages}


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.dev")
    django.setup()
    print(json.dumps({"on": turn_on, "checks": checks}[sys.argv[1]]()))  # noqa: T201
