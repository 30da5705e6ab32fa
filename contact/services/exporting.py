"""A case leaves the site on paper or as a file: that is written down before anybody sees it."""

from contact.enums import Act
from contact.models import Case
from site_project.privacy.audit import record
from site_project.staff.models import User

HAD_READ = "Had read to whom it must not go."


def export(*, case: Case, actor: User, has_read_the_warning: bool) -> None:
    """Write down that `actor` prints or saves the case, and whether they said first that they read the warning."""
    record(action=Act.EXPORTED, subject=case.pk, actor=actor, reason=HAD_READ if has_read_the_warning else "")
