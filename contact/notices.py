"""The one letter that this room writes: to the team, always the same words."""

from contact.models import Case, Message, TeamSettings
from site_project.outbox.services import queue
from site_project.privacy.keys import keyed_hash

KIND = "message-waiting"


def tell_team(*, case: Case, message: Message) -> None:
    """Tell the team that something waits. Neither who, nor what, nor which case: a glance at a phone tells nothing."""
    for address in TeamSettings.for_site(case.site).addresses():
        reader = keyed_hash("contact notice", address)[:12]
        queue(kind=KIND, to=address, context={}, dedupe_key=f"{KIND}:{message.pk}:{reader}")
