"""The site as it runs behind a school's proxy: each phone of the storm has an address of its own."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")

from site_project.wsgi import application  # noqa: E402


def open_the_door() -> None:
    """Believe the address that the storm writes for each phone: the throttle counts phones, not the school."""
    from django.conf import settings

    settings.BEHIND_PROXY = True


open_the_door()

__all__ = ["application"]
