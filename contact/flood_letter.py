"""The letter that says that very many messages came at once. Its words never change, and it comes once an hour."""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Site

from contact.models import TeamSettings
from site_project.outbox.services import queue, was_written_since
from site_project.privacy.keys import keyed_hash

KIND = "messages-held-back"


def tell_of_crowd(*, site: Site, now: datetime) -> None:
    """Tell the team, unless it heard so within the last hour. The hour in the key settles two at the same moment."""
    begins = f"{KIND}:{site.pk}:"
    if was_written_since(timezone.now() - timedelta(hours=1), begins=begins):
        return
    for address in TeamSettings.for_site(site).addresses():
        reader = keyed_hash("contact notice", address)[:12]
        queue(kind=KIND, to=address, context={}, dedupe_key=f"{begins}{now:%Y%m%d%H}:{reader}")
