"""From what a form sent to an answer."""

from django.http import QueryDict

from home.human_check.answer import Answer
from home.human_check.field import HumanCheckField
from home.human_check.policy import is_set_up

PRESSED = "human_asked"  # our script fills it when the parent presses the button


def answer_in(data: QueryDict, *, wanted: bool) -> Answer:
    """What Google says of the form in `data`; `wanted`: whether the school has turned the question on.

    Takes at most three seconds and never raises. Without a press, without JavaScript and while the question is off,
    Google is not asked. A press without a token (its script was blocked) is unverified.
    """
    if not (wanted and is_set_up()):
        return Answer.NOT_ASKED
    field = HumanCheckField()
    answer = field.clean(field.widget.value_from_datadict(data, {}, ""))
    return Answer.UNVERIFIED if answer is Answer.NOT_ASKED and data.get(PRESSED) else answer
