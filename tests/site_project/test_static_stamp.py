"""`serve` collects static files again when, and only when, they changed."""

import os

import pytest

from site_project.static_stamp import static_files_changed


@pytest.fixture
def style_sheet(settings, tmp_path):
    """One style sheet of a site whose collected files are still to come."""
    folder = tmp_path / "source"
    folder.mkdir()
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    path = folder / "page.css"
    path.write_text("a{}")
    return path


def test_the_first_start_collects(style_sheet):
    assert static_files_changed() is True


def test_the_second_start_does_not(style_sheet):
    static_files_changed()

    assert static_files_changed() is False


def test_a_changed_file_is_collected_again(style_sheet):
    static_files_changed()
    style_sheet.write_text("a{color:red}")

    assert static_files_changed() is True


def test_a_file_of_the_same_size_that_was_saved_later_is_collected_again(style_sheet):
    static_files_changed()
    later = style_sheet.stat().st_mtime + 60
    os.utime(style_sheet, (later, later))

    assert static_files_changed() is True


def test_a_new_file_is_collected(style_sheet):
    static_files_changed()
    (style_sheet.parent / "other.css").write_text("")

    assert static_files_changed() is True


def test_a_lost_folder_of_collected_files_is_filled_again(style_sheet, settings):
    static_files_changed()
    (settings.STATIC_ROOT / ".stamp").unlink()

    assert static_files_changed() is True
