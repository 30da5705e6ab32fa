"""`manage.py check --deploy` with production settings and throw-away secrets. Any warning fails."""

import base64
import os
import secrets
import subprocess
import sys
import tempfile

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "FIELD_KEYS": base64.b64encode(secrets.token_bytes(32)).decode(),
    "ALLOWED_HOSTS": "www.school.example",
    "BASE_URL": "https://www.school.example",
    "SCHOOL_PHONE": "01632 960145",
}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
        sys.exit(subprocess.run(command, env={**os.environ, **PRODUCTION, "DATA_DIR": folder}, check=False).returncode)
