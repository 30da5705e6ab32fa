"""The tests: the demo's settings with secrets of their own, mail kept in memory, quick password hashes."""

import tempfile
from pathlib import Path

from site_project.env import env
from site_project.settings.base import *  # noqa: F403
from site_project.settings.base import STORAGES

SECRET_KEY = "a secret of the tests, long enough, and used nowhere else"
FIELD_KEYS = [bytes(range(32))]
DEMO = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
BASE_URL = "http://localhost"
WAGTAILADMIN_BASE_URL = BASE_URL
SCHOOL_PHONE = "01632 960145"
DATA_DIR = Path(tempfile.mkdtemp(prefix="schoolgate-tests-"))
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
DATABASES = {"default": env.database(DATA_DIR)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file as in a real school, not memory: two threads that write at once wait for each other.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "tests.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
