"""A school that asks "Google", which is a server of ours here."""

from collections.abc import Iterator

import pytest
import trustme

from home.human_check.deadline import LINE
from tests.home.human_check.verifier import Verifier, trusted

PUBLIC, PRIVATE = "a-public-key-of-the-tests", "a-private-key-of-the-tests"
GIVE_UP = 30  # seconds


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who signs the certificates of these tests."""
    return trustme.CA()


@pytest.fixture
def keys(settings) -> None:
    """The technician has set both keys."""
    settings.RECAPTCHA_PUBLIC_KEY, settings.RECAPTCHA_PRIVATE_KEY = PUBLIC, PRIVATE


@pytest.fixture
def google(authority, keys, settings, monkeypatch, tmp_path) -> Iterator[Verifier]:
    """The server that is asked. Afterwards no question of this test is open any more."""
    monkeypatch.setenv("SSL_CERT_FILE", trusted(authority, tmp_path))
    verifier = Verifier(authority)
    settings.RECAPTCHA_DOMAIN = verifier.address
    yield verifier
    verifier.close()
    assert LINE.acquire(timeout=GIVE_UP)
    LINE.release()
