import base64
import secrets

from django.core.management.base import BaseCommand

from site_project.privacy.cipher import KEY_BYTES


class Command(BaseCommand):
    help = "Prints a new key for FIELD_KEYS. Put it first in the list; keep the old ones until rotate_keys has run."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options) -> None:
        self.stdout.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())
