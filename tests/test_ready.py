"""What many processes want is made by one of them, whole."""

import pytest

from tests.ready import DATABASE, migrated
from tests.ready.once import found_once, made_once


def test_it_is_made_once(tmp_path):
    made = []
    for _asked in range(2):
        made_once(tmp_path / "thing", lambda folder: made.append(folder.name))

    assert (made, (tmp_path / "thing").is_dir()) == (["thing.unfinished"], True)


def test_what_failed_half_way_is_not_there_and_is_made_from_the_beginning(tmp_path):
    def break_off(folder):
        (folder / "half").touch()
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - only its kind matters
        made_once(tmp_path / "thing", break_off)
    made_once(tmp_path / "thing", lambda folder: (folder / "whole").touch())

    assert [path.name for path in (tmp_path / "thing").iterdir()] == ["whole"]


def test_what_was_found_is_told_to_the_next(tmp_path):
    assert found_once(tmp_path / "fact", lambda: {"pages": 40}) == {"pages": 40}
    assert found_once(tmp_path / "fact", lambda: pytest.fail("It was found already.")) == {"pages": 40}


def test_the_empty_database_is_kept_under_the_name_of_its_migrations():
    assert migrated() == migrated()
    assert [path.name for path in migrated().iterdir() if path.name.endswith("sqlite3")] == [DATABASE]
