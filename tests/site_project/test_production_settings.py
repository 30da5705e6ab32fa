"""A real school's site starts with everything it needs, or says in one line what is missing."""

import base64
import os
import subprocess
import sys

import pytest

GOOD = {
    "SECRET_KEY": "a long random string of a school, 40 signs and more",
    "FIELD_KEYS": base64.b64encode(bytes(range(32))).decode(),
    "ALLOWED_HOSTS": "www.school.example",
    "BASE_URL": "https://www.school.example",
    "SCHOOL_PHONE": "01632 960145",
}
ASK = "from django.conf import settings; print(settings.DEBUG, settings.SECURE_SSL_REDIRECT, settings.CSRF_COOKIE_NAME)"


def start(tmp_path, **changed) -> subprocess.CompletedProcess[str]:
    """What happens when a process reads the production settings with these variables changed."""
    inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    variables = {**inherited, **GOOD, "DATA_DIR": str(tmp_path), **changed}
    variables["DJANGO_SETTINGS_MODULE"] = "site_project.settings.production"
    return subprocess.run([sys.executable, "-c", ASK], env=variables, capture_output=True, text=True, check=False)


def test_with_everything_in_place_it_starts_safe(tmp_path):
    started = start(tmp_path)

    assert (started.returncode, started.stderr) == (0, "")
    assert started.stdout.split() == ["False", "True", "__Host-csrf"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing. Set a random string of 40 or more."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too short: 40 characters or more, please."),
        ({"FIELD_KEYS": ""}, "FIELD_KEYS is missing. Make one with: python manage.py make_field_key"),
        ({"FIELD_KEYS": "c2hvcnQ="}, "FIELD_KEYS holds a key of 5 bytes; each must have 32."),
        (
            {"SECRET_KEY": GOOD["FIELD_KEYS"]},
            "FIELD_KEYS must not share a secret with SECRET_KEY. Make a key of its own for each.",
        ),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing. Set the site's names, such as www.school.example."),
        (
            {"BASE_URL": "http://www.school.example"},
            "BASE_URL must start with https:// on a real site, not 'http://www.school.example'.",
        ),
        (
            {"RECAPTCHA_PUBLIC_KEY": "x"},
            "RECAPTCHA_PRIVATE_KEY is missing. Google's check needs both keys: set the other one, or none.",
        ),
        ({"EMAIL_URL": "pigeon://"}, "EMAIL_URL must start with smtp://, smtps://, file:/// or console://."),
    ],
)
def test_a5_with_one_wrong_value_it_says_one_line_and_stops(tmp_path, changed, said):
    stopped = start(tmp_path, **changed)

    assert stopped.stderr.splitlines() == [f"Schoolgate cannot start: {said}"]
    assert (stopped.returncode, stopped.stdout) == (1, "")


def test_without_field_keys_nobody_sees_a_secret_in_the_refusal(tmp_path):
    assert GOOD["SECRET_KEY"] not in start(tmp_path, FIELD_KEYS="").stderr


def test_the_field_key_command_makes_a_key_that_the_site_takes(tmp_path):
    made = subprocess.run(
        [sys.executable, "manage.py", "make_field_key"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "site_project.settings.dev", "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()

    assert start(tmp_path, FIELD_KEYS=made).returncode == 0
