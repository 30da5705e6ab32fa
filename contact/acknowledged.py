"""Whose safe-contact card somebody has read in this sign-in. The session keeps ids and numbers only."""

from django.http import HttpRequest

from contact.models import SafeContact

KEY = "inbox_read_cards"


def remember(request: HttpRequest, safe: SafeContact) -> None:
    """The reader says that they have read this version of the card."""
    request.session[KEY] = {**request.session.get(KEY, {}), str(safe.case_id): safe.version}


def is_read(request: HttpRequest, safe: SafeContact) -> bool:
    """Whether the reader has read the card as it is now. When the family changes its wishes, it is read anew."""
    return bool(request.session.get(KEY, {}).get(str(safe.case_id)) == safe.version)
