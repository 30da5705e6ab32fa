"""An optional question to Google: does a person write? The one place of the site that knows django-recaptcha.

It is off until the technician has set both keys and the school has turned it on. Nothing of Google's is loaded until
a parent presses a button that says what Google learns. Whatever Google answers, nothing is ever refused.
"""

from home.human_check.answer import Answer
from home.human_check.asking import answer_in
from home.human_check.policy import allowed_where_shown, is_set_up

__all__ = ["Answer", "allowed_where_shown", "answer_in", "is_set_up"]
