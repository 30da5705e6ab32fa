"""`manage.py check_tone --file`: for people and for programs."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from site_project.env import BASE_DIR

LETTER = "Dear parent,\r\n\r\nThe SENCO says: there is no excuse \U0001f600.\r\nA penalty notice will follow."


@pytest.fixture
def letter(tmp_path):
    """A letter in a file, as Windows writes it."""
    path = tmp_path / "letter.txt"
    path.write_bytes(LETTER.encode())
    return path


def test_programs_get_a_list(letter, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("check_tone", file=str(letter), format="json")
    hits = json.loads(capsys.readouterr().out)

    assert ended.value.code == 1
    assert [hit["text"] for hit in hits] == ["SENCO", "excuse", "penalty notice"]
    assert hits[1] == {
        "id": "t055-excuse-no-excuse",
        "start": LETTER.index("excuse"),
        "end": LETTER.index("excuse") + len("excuse"),
        "text": "excuse",
        "suggestion": "reason",
        "category": "blame",
        "strength": "strong",
    }


def test_people_get_lines(letter, capsys):
    with pytest.raises(SystemExit):
        call_command("check_tone", file=str(letter))

    lines = capsys.readouterr().out.splitlines()
    assert lines[3:6] == [
        "line 3: “excuse” (strong)",
        "    kinder: reason",
        "    why: Says we do not believe you. (evidence B)",
    ]
    assert lines[-1] == "3 wordings to think about, 1 of them to change."


def test_words_to_think_about_alone_are_no_failure(tmp_path, capsys):
    path = tmp_path / "letter.txt"
    path.write_text("Please ask the SENCO.")

    call_command("check_tone", file=str(path))
    call_command("check_tone", file=str(letter_without_words(tmp_path)))

    assert capsys.readouterr().out.splitlines()[-1] == "No wording of the list is in this text."


def letter_without_words(tmp_path):
    """An empty file."""
    path = tmp_path / "empty.txt"
    path.write_text("")
    return path


def test_a_page_that_explains_the_law_may_name_it(tmp_path, capsys):
    path = tmp_path / "law.txt"
    path.write_text("A court action is the last step.")

    call_command("check_tone", file=str(path), explains_law=True, format="json")

    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("content", [b"\xff\xfe\x00D", b"caf\xe9", b"PDF\0text", None])
def test_what_is_no_text_gets_one_sentence(tmp_path, content):
    path = tmp_path / "letter.pdf"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(CommandError, match=r"letter\.pdf cannot be read: [^\n]+\.$") as refused:
        call_command("check_tone", file=str(path))

    assert refused.value.returncode == 2


def test_the_shell_gets_exit_codes(letter, tmp_path):
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "site_project.settings.dev", "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "manage.py", "check_tone", "--format", "json", "--file"]

    found = subprocess.run([*command, str(letter)], cwd=BASE_DIR, env=settings, capture_output=True, check=False)
    missing = subprocess.run([*command, "no such file"], cwd=BASE_DIR, env=settings, capture_output=True, check=False)

    assert (found.returncode, len(json.loads(found.stdout))) == (1, 3)
    assert (missing.returncode, missing.stdout, len(missing.stderr.decode().strip().splitlines())) == (2, b"", 1)
