"""The letter about somebody for whom the inbox was shut: whoever may open it again hears of it at once."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Site

from contact.models import TeamSettings
from contact.notices import Reader, reader_of
from site_project.outbox.services import queue
from site_project.privacy.keys import keyed_hash
from site_project.staff.models import User
from site_project.staff.services import inbox_frozen

KIND = "inbox-shut"


@receiver(inbox_frozen, dispatch_uid="whoever lets them in hears of it")
def tell_who_lets_in(user: User, actor: User | None, **more: Any) -> None:
    """One letter at each school whose messages `user` reads, in the transaction that shuts the inbox."""
    for site in Site.objects.all():
        team = TeamSettings.for_site(site)
        if not team.has_member(user):
            continue
        context = {"name": str(user), "by": str(actor or "")}
        for reader in _who_lets_in(team, user):
            moment = f"{user.inbox_frozen_at:%Y%m%d%H%M%S}"
            key = f"{KIND}:{site.pk}:{user.pk}:{moment}:{keyed_hash('contact notice', reader.address)[:12]}"
            queue(kind=KIND, to=reader.address, context=context, dedupe_key=key)


def _who_lets_in(team: TeamSettings, user: User) -> list[Reader]:
    """The lead; the head for the lead. Where the school has named nobody else, all others of the team."""
    named = reader_of(team.head if team.lead_id == user.pk else team.lead)
    if any(reader.user != user for reader in named):
        return named
    return [reader for member in team.members() if member != user for reader in reader_of(member)]
