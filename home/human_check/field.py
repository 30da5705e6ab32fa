"""django-recaptcha's field with its four sharp corners taken off (decision 26)."""

from http.client import HTTPException
from typing import Any

from django.core.exceptions import ValidationError
from django_recaptcha.fields import ReCaptchaField

from home.human_check.answer import Answer
from home.human_check.deadline import in_time

SECONDS = 3  # as long as a parent waits for Google; the whole answer, not each part of it
LONGEST_TOKEN = 8_000  # characters; Google's have about two thousand

# What comes up instead of an answer: no network, no name, no trust, a reset (OSError); an answer that is not HTTP; a
# body that is not JSON (ValueError), has no "success" (LookupError) or is a list, a number, a very deep nest.
NO_ANSWER = (OSError, HTTPException, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class HumanCheckField(ReCaptchaField):
    """Asks Google about a token. Cleaning gives an `Answer` and never raises."""

    def __init__(self) -> None:
        super().__init__()
        self.required = False  # the package says True, which locks out everybody without JavaScript

    def get_remote_ip(self) -> str:
        """Nothing: the package would send the parent's address on."""
        return ""

    def clean(self, value: Any) -> Answer:
        """What Google says of this token, or that it said nothing within `SECONDS`."""
        if not value:
            return Answer.NOT_ASKED
        if len(value) > LONGEST_TOKEN:
            return Answer.UNVERIFIED
        return in_time(lambda: self._asked(value), seconds=SECONDS)

    def _asked(self, token: str) -> Answer:
        try:
            self.validate(token)  # the package's own: one POST to Google
        except (ValidationError, *NO_ANSWER):
            return Answer.UNVERIFIED
        return Answer.PASSED
