"""`python -m tests.browser.inbox_cases`: cases that no phone alone can make, in a running school.

Prints in JSON the id of a long case that must not go to somebody, and the reference of one that is held back.
"""

import json
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.dev")
TURNS = 24  # of a conversation that fills some pages


def make() -> dict[str, str]:
    """Both, through the services where there is one."""
    from wagtail.models import Site

    from contact import services
    from contact.enums import Doubt, Status
    from contact.letter import Letter
    from contact.models import Case
    from site_project.privacy.keys import new_token
    from site_project.staff.models import User

    site, amara = Site.objects.get(is_default_site=True), User.objects.get(username="amara")
    letter = Letter(body="She hides when the bell rings. مرحبا", child="Zoë", must_not_know="His brother")
    case = services.open_case(site=site, key=new_token(), letter=letter)
    for turn in range(TURNS):
        case = Case.objects.get(pk=case.pk)
        words = f"Turn {turn}. We try the library door, and the fish. " * 6
        services.reply(case=case, author=amara, body=words, version=case.version, key=new_token())
        services.write_back(case=case, body=words, key=new_token())
    Case.objects.filter(pk=case.pk).update(do_not_disclose=True)
    held = services.open_case(site=site, key=new_token(), letter=Letter(body="Please hurry, he is coming back."))
    Case.objects.filter(pk=held.pk).update(status=Status.QUARANTINED, doubt=Doubt.TOO_QUICK)
    return {"case": str(case.pk), "ref": case.ref, "held": held.ref}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(make()))  # noqa: T201
