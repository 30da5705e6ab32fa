"""What a form for families brings along besides its words, and what it counts for. Counts live in the cache only."""

import time
from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.signing import BadSignature, Signer
from django.db import OperationalError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Site

from contact.doubt import HOUR, MINUTE, MOST_A_MINUTE, Signs, Weighed, crowd_doubt, own_doubt
from contact.enums import HumanCheck
from contact.models import Case, TeamSettings
from home.human_check import answer_in, is_set_up
from home.models import SchoolSettings
from site_project.bursts import count_at_site, count_from_network
from site_project.crowded import is_crowded
from site_project.privacy.keys import keyed_hash

TRAP, OPENED = "nickname", "opened"  # the two boxes of templates/contact/intake.html
ACTION = "contact message"
# The codes of the two errors that are not about what was typed, and the status of a page that shows them.
FULL, BUSY = "full", "busy"
STATUS = {FULL: 429, BUSY: 503}
TRIES = 3  # services are safe to repeat; waiting for the lock is the database's own time-out

Done = TypeVar("Done")


def stamp() -> str:
    """The moment at which a form is opened, in milliseconds, signed: nobody can make one up."""
    return Signer(salt="contact form").sign(str(int(time.time() * 1000)))


def seconds_since(opened: str) -> float | None:
    """How long ago a form with this stamp was opened; 0 where the stamp is not ours, None where there is none.

    A form may lie open for days. None is no sign of anything: a form without the box is older than this code, and a
    machine that leaves boxes out would not find its way past the other marks of the form.
    """
    if not opened:
        return None
    try:
        return time.time() - int(Signer(salt="contact form").unsign(opened)) / 1000
    except BadSignature:
        return 0.0


def has_room(request: HttpRequest, site: Site, form: forms.Form) -> bool:
    """Whether we can take what this valid form says; if not, the form says so, with the number to ring.

    A second press of a message that we have always gets through: it leads to the same code.
    """
    number = count_from_network(request, ACTION, seconds=MINUTE)
    if number <= MOST_A_MINUTE or _is_known(form.cleaned_data["key"]):
        return True
    words = _(
        "Very many messages come from where you are. Your words are still here. Try again in a minute, or ring us."
    )
    phone = SchoolSettings.for_site(site).phone
    form.add_error(None, forms.ValidationError(f"{words} {phone}".strip(), code=FULL))
    return False


def status_of(form: forms.Form) -> int:
    """The HTTP status of a page that shows the form again."""
    if not form.is_bound:
        return 200
    return next((status for code, status in STATUS.items() if form.has_error(NON_FIELD_ERRORS, code)), 200)


def unless_busy(form: forms.Form, keep: Callable[[], Done]) -> Done | None:
    """What `keep`, a call of a service, returns; None, said on the form, where too many others write just now."""
    for _try in range(TRIES):
        try:
            return keep()
        except OperationalError as error:
            if not is_crowded(error):
                raise
    words = _("Many people press at this moment, and we have not kept it yet. Your words are still here. Press again.")
    form.add_error(None, forms.ValidationError(words, code=BUSY))
    return None


def weigh(request: HttpRequest, site: Site) -> Weighed:
    """What speaks for and against the message of this request. Asks Google if the parent agreed to it.

    What is in doubt by itself does not count for the ceiling: a flood from one place must not hold back everybody.
    """
    asks_google = is_set_up() and TeamSettings.for_site(site).asks_google
    check = HumanCheck(answer_in(request.POST, wanted=asks_google))
    signs = Signs(
        trap_is_filled=bool(request.POST.get(TRAP)),
        seconds=seconds_since(request.POST.get(OPENED, "")),
        from_here=count_from_network(request, ACTION, seconds=HOUR),
    )
    doubt = own_doubt(signs) or crowd_doubt(count_at_site(site.pk, ACTION, seconds=HOUR), check)
    return Weighed(doubt, check)


def _is_known(key: str) -> bool:
    return Case.objects.filter(idempotency_key_hash=keyed_hash("contact case", key)).exists()
