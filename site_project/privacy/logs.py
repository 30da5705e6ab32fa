"""What may stand in a log: no family's private link, and no link that sets a password."""

import logging
import re

PRIVATE_LINK = re.compile(r"(/bookings/b/|/sign-in/new-password/)[^/\s]+")


class HidePrivateLinks(logging.Filter):
    """Shortens the address of a family's own page: whoever reads logs must not be able to open it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the record's message comes out without the secret part."""
        record.msg, record.args = PRIVATE_LINK.sub(r"\1...", record.getMessage()), None
        return True
