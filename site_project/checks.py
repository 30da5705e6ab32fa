"""What `manage.py check` says about this project beyond Django's own checks."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from site_project.privacy.cipher import KEY_BYTES


@register(Tags.security)
def field_keys_are_usable(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The keys must be there, long enough, and not the secret key in disguise."""
    keys = getattr(settings, "FIELD_KEYS", [])
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        return [Error(f"FIELD_KEYS must hold keys of {KEY_BYTES} bytes.", id="schoolgate.E001")]
    if any(key in settings.SECRET_KEY.encode() for key in keys):
        return [Error("FIELD_KEYS and SECRET_KEY must not share a secret.", id="schoolgate.E002")]
    return []


@register(Tags.security, deploy=True)
def school_phone_is_known(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The page for a broken site has only this number to offer."""
    if settings.SCHOOL_PHONE:
        return []
    hint = "Set SCHOOL_PHONE: the error page shows it when the database is down."
    return [Warning("SCHOOL_PHONE is empty.", hint=hint, id="schoolgate.W001")]
