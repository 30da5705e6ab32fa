"""The school that two hundred messages hit: `python -m tests.contact.flood_school make` or `count`, answers in JSON.

Runs in a process of its own, against the database of the server.
"""

import json
import os
import sys
from collections import Counter
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")


def make() -> dict[str, str]:
    """A school with one reader of messages."""
    from contact.models import TeamSettings
    from site_project.staff.groups import GroupName, sync_groups
    from tests.cast import member
    from tests.conftest import front_door

    site = front_door()
    sync_groups()
    member("amara", GroupName.ATTENDANCE_TEAM)
    return {"site": str(TeamSettings.for_site(site).site)}


def count() -> dict[str, Any]:
    """What was kept: the words of every message, why which case was held back, and the letters to the team."""
    from contact.models import AccessCode, Case, Message
    from site_project.outbox.models import Notice

    return {
        "words": sorted(message.body for message in Message.objects.all()),
        "doubts": Counter(Case.objects.values_list("doubt", flat=True)),
        "held": Case.objects.quarantined().count(),
        "codes": AccessCode.objects.count(),
        "letters": Counter(Notice.objects.values_list("kind", flat=True)),
    }


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({"make": make, "count": count}[sys.argv[1]]()))  # noqa: T201
