"""A post office for the tests of the outbox."""

import signal
from pathlib import Path

import pytest

from tests.post_office import PostOffice

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture
def post_office(settings):
    """An open mail server, which the site uses; and the templates of a letter."""
    office = PostOffice()
    office.open()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    first, *others = settings.TEMPLATES
    settings.TEMPLATES = [{**first, "DIRS": [TEMPLATES, *first["DIRS"]]}, *others]
    yield office
    office.close()


@pytest.fixture
def our_signals():
    """Whoever listens to Ctrl-C before the test listens after it: the worker takes the signals over."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
