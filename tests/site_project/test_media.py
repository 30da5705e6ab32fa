"""Uploaded files can be seen, and can do nothing."""

import pytest
from django.test import Client

SCRIPTED = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def uploaded(settings, tmp_path):
    """A folder of uploads with one file of bad intent, and a secret beside the folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "bad.svg").write_text(SCRIPTED)
    (tmp_path / "demo-secret-key").write_text("the secret")
    return settings.MEDIA_ROOT


def test_an_uploaded_drawing_comes_in_a_sandbox_where_no_script_runs(uploaded):
    answer = Client().get("/media/bad.svg")

    assert b"".join(answer.streaming_content).decode() == SCRIPTED
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_phone_may_keep_an_uploaded_file_for_a_year(uploaded):
    assert Client().get("/media/bad.svg")["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["../demo-secret-key", "%2e%2e/demo-secret-key", "x/../../demo-secret-key"])
def test_nothing_beside_the_folder_can_be_read(uploaded, path):
    assert (uploaded / "../demo-secret-key").resolve().read_text() == "the secret"

    assert Client().get(f"/media/{path}").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "none.svg"])
def test_a_file_that_is_not_there_is_not_found_and_the_folder_is_not_listed(uploaded, path):
    assert Client().get(f"/media/{path}").status_code == 404
