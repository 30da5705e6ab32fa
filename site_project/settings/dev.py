"""The demo that `make run` starts: like the real site, with secrets made on the first start and no HTTPS.

`DEBUG=yes` gives a developer Django's error pages and unhashed static files.
"""

from site_project.demo_secrets import demo_secret
from site_project.env import env
from site_project.settings.base import *  # noqa: F403
from site_project.settings.base import ALLOWED_HOSTS, DATA_DIR, STORAGES

DEMO = True
DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY") or demo_secret(DATA_DIR, "SECRET_KEY")
FIELD_KEYS = env.field_keys() if env.text("FIELD_KEYS") else [bytes.fromhex(demo_secret(DATA_DIR, "FIELD_KEY"))]
ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
SCHOOL_PHONE = env.text("SCHOOL_PHONE", "01632 960145")
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
