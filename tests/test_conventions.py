"""The house rules that a machine can read. Whoever breaks one reads its name here first."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from django.apps import apps
from django.core.management import call_command
from django.template.loader import get_template
from wagtail.models import get_page_models

from attendance_pages.blocks import GUIDANCE_BLOCKS
from home.blocks import PAGE_BLOCKS
from home.models import BasePage
from site_project.env import BASE_DIR

GROUND, ROOMS = "site_project", ["home", "attendance_pages", "events", "contact"]
SIBLINGS = {"attendance_pages", "events", "contact"}
MAY_IMPORT = {GROUND: {GROUND}, "home": {GROUND, "home"}, **{room: {GROUND, "home", room} for room in sorted(SIBLINGS)}}
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
PHYSICAL = re.compile(
    r"(?<![\w-])(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*\s*:"
    r"|(?<![\w-])(?:left|right|top|bottom)\s*:"
    r"|(?<![\w-])(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def python_files(*folders: str) -> list[Path]:
    """Our Python files below these folders, migrations apart."""
    files = [path for folder in folders for path in sorted((BASE_DIR / folder).rglob("*.py"))]
    return [path for path in files if "migrations" not in path.parts]


def named(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(BASE_DIR).as_posix()


def imported(path: Path) -> set[str]:
    """The first part of everything that the file imports, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Every function and method of the file."""
    return (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))


def body_lines(function: ast.FunctionDef) -> int:
    """How many lines the function has below its first, its docstring apart."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def html_files() -> list[Path]:
    """Every template of a page, tests' and e-mails' apart."""
    return [path for path in sorted((BASE_DIR / "templates").rglob("*.html")) if "emails" not in path.parts]


@pytest.mark.parametrize("room", list(MAY_IMPORT))
def test_imports_point_one_way(room):
    forbidden = {GROUND, *ROOMS} - MAY_IMPORT[room]

    assert {named(path): imported(path) & forbidden for path in python_files(room) if imported(path) & forbidden} == {}


def test_the_product_never_imports_the_tests():
    assert [named(path) for path in python_files(GROUND, *ROOMS) if "tests" in imported(path)] == []


def test_no_file_is_too_long_to_read():
    files = python_files(GROUND, *ROOMS, "tests", "benchmarks")
    files += [path for kind in ("css", "js") for path in (BASE_DIR / "static" / kind).rglob("*.*")]
    lengths = {named(path): len(path.read_text().splitlines()) for path in [*files, *html_files()]}

    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_most_files_are_short():
    lengths = [len(path.read_text().splitlines()) for path in python_files(GROUND, *ROOMS)]

    assert median(length for length in lengths if length) <= 70


def test_no_function_is_too_long_to_hold_in_mind():
    lengths = {
        f"{named(path)}:{function.name}": body_lines(function)
        for path in python_files(GROUND, *ROOMS)
        for function in functions(path)
    }

    assert {name: length for name, length in lengths.items() if length > 25} == {}


def test_every_file_has_a_name_that_says_what_is_in_it():
    files = [
        path for folder in (GROUND, *ROOMS, "templates", "static", "tests") for path in (BASE_DIR / folder).rglob("*")
    ]

    assert [named(path) for path in files if path.stem.lower() in NO_NAMES] == []


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b|except Exception|except:|type: ignore|time\.sleep")
    product = python_files(GROUND, *ROOMS)

    assert [named(path) for path in product if marks.search(path.read_text())] == []


def test_no_test_is_left_out():
    marks = re.compile(r"mark\.(skip|xfail)|pytest\.(skip|xfail|importorskip)\(")

    assert [named(path) for path in python_files("tests") if marks.search(path.read_text())] == []


@pytest.mark.parametrize(("name", "block"), dict([*PAGE_BLOCKS, *GUIDANCE_BLOCKS]).items())
def test_a_block_says_what_it_is_for_and_has_a_template_of_its_name(name, block):
    assert block.meta.template == f"blocks/{name}.html"
    assert get_template(block.meta.template).template.source != ""
    assert (str(block.meta.icon) not in ("", "placeholder"), str(block.meta.description) != "") == (True, True)
    assert str(block.label) not in ("", "None")


@pytest.mark.parametrize("model", [model for model in get_page_models() if model._meta.app_label in ROOMS])
def test_a_page_is_a_page_of_ours_and_has_a_template(model):
    assert issubclass(model, BasePage)
    assert get_template(model.template).template.source != ""
    assert str(model._meta.verbose_name) != model.__name__.lower()
    assert str(model.page_description) != ""  # what editors read before they choose it


def test_there_are_pages_to_look_at():
    assert len([model for model in get_page_models() if model._meta.app_label in ROOMS]) >= 8


def test_templates_carry_no_style_and_no_script_of_their_own():
    inline = re.compile(
        r"<[^>]+\sstyle\s*=|<style\b|<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+\s*=\s*[\"']", re.IGNORECASE
    )

    assert [named(path) for path in html_files() if inline.search(path.read_text())] == []


def test_templates_load_nothing_from_anybody_else():
    loading = "script|img|iframe|source|video|audio|link|object|embed"
    loads = re.compile(rf"""<(?:{loading})\b[^>]*?(?:src|href|srcset)=["']?(?:https?:)?//""", re.IGNORECASE)
    imports = re.compile(r"""url\(\s*["']?(?:https?:)?//|@import""", re.IGNORECASE)
    styles = list((BASE_DIR / "static" / "css").rglob("*.css"))

    assert [named(path) for path in html_files() if loads.search(path.read_text())] == []
    assert [named(path) for path in styles if imports.search(path.read_text())] == []


def test_style_sheets_know_start_and_end_instead_of_left_and_right():
    found = {named(path): PHYSICAL.findall(path.read_text()) for path in (BASE_DIR / "static" / "css").rglob("*.css")}

    assert {name: words for name, words in found.items() if words} == {}


def test_scripts_are_short_and_ask_nobody_else():
    scripts = {named(path): path.read_text() for path in (BASE_DIR / "static" / "js").rglob("*.js")}

    assert {name for name, text in scripts.items() if len(text.splitlines()) > 60} == set()
    assert {name for name, text in scripts.items() if "http://" in text or "https://" in text} == set()


def test_requirements_name_versions_and_hashes_and_no_host():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (BASE_DIR / name).read_text()
        assert re.findall(r"https?://|--index-url|--extra-index-url|--find-links|--trusted-host", text) == []
        pinned = re.findall(r"^[a-z0-9._-]+(?:\[[^]]*])?==", text, re.MULTILINE | re.IGNORECASE)
        assert len(pinned) > 20
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(pinned)


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command(
        "makemigrations", *(app.label for app in apps.get_app_configs() if named_here(app)), "--check", "--dry-run"
    )


def named_here(app) -> bool:
    """Whether the app is one of this project, with models."""
    return app.name.split(".")[0] in {GROUND, *ROOMS} and bool(list(app.get_models()))


def told_of(path: Path) -> Iterator[str]:
    """The public functions and classes of the file that have no docstring, nested ones apart."""
    tree = ast.parse(path.read_text())
    tops = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    methods = [node for top in tops if isinstance(top, ast.ClassDef) for node in top.body]
    for node in [*tops, *(node for node in methods if isinstance(node, ast.FunctionDef))]:
        quiet = node.name.startswith("_") or node.name.endswith("QuerySet") or node.name in {"Meta", "save", "clean"}
        if not quiet and not ast.get_docstring(node):
            yield node.name


def test_what_others_call_says_what_it_does():
    files = [*python_files("site_project/privacy", "site_project/outbox")]
    for room in ROOMS:
        files += [path for path in python_files(room) if {"services", "querysets"} & {path.stem, *path.parts}]
    plumbing = {"apps.py", "models.py", "fields.py", "__init__.py"}
    silent = {named(path): list(told_of(path)) for path in files if path.name not in plumbing}

    assert {name: functions for name, functions in silent.items() if functions} == {}
