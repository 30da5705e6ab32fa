"""`python -m tests.browser.later amara 1260`: for her open sign-ins, so many seconds have passed, in a running school.

Prints in JSON how many sign-ins that were. A browser test cannot move the clock of the school's own processes.
"""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.dev")


def let_pass(username: str, seconds: int) -> int:
    """Move every moment that her sessions remember into the past."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session

    from site_project.staff.models import User
    from site_project.staff.session_facts import KEY

    user, changed = User.objects.get(username=username), 0
    for key in Session.objects.values_list("pk", flat=True):
        session = SessionStore(key)
        if session.get("_auth_user_id") != str(user.pk):
            continue
        facts = session[KEY]
        session[KEY] = {**facts, **{name: facts[name] - seconds for name in ("at", "proved", "seen")}}
        session.save()
        changed += 1
    return changed


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(let_pass(sys.argv[1], int(sys.argv[2]))))  # noqa: T201
