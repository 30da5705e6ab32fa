"""The site starts without keys and with a school's own, and not with Google's keys for tests (survey, finding 4)."""

import os
import subprocess
import sys

import pytest
from django_recaptcha.constants import TEST_PRIVATE_KEY, TEST_PUBLIC_KEY

from site_project.env import BASE_DIR

ERROR = "django_recaptcha.recaptcha_test_key_error"


@pytest.mark.parametrize(
    ("public", "private", "starts"), [("", "", True), ("own", "own", True), (TEST_PUBLIC_KEY, TEST_PRIVATE_KEY, False)]
)
def test_the_keys_that_let_everybody_through_stop_the_start(tmp_path, public, private, starts):
    keys = {"RECAPTCHA_PUBLIC_KEY": public, "RECAPTCHA_PRIVATE_KEY": private}
    demo = {"DJANGO_SETTINGS_MODULE": "site_project.settings.dev", "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "manage.py", "check"]
    done = subprocess.run(command, env={**os.environ, **demo, **keys}, cwd=BASE_DIR, capture_output=True, check=False)

    assert (done.returncode == 0, ERROR in done.stderr.decode()) == (starts, not starts)
