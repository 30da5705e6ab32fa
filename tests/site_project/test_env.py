"""A wrong value in the environment stops the start with one line that a technician understands."""

import base64
import re

import pytest

from site_project.env import BASE_DIR, Env, WrongEnvironment

KEY = base64.b64encode(bytes(range(32))).decode()


def refusal(read, **variables) -> str:
    """What the operator reads when these variables stop the start."""
    with pytest.raises(WrongEnvironment) as stopped:
        read(Env(variables))
    return str(stopped.value)


@pytest.mark.parametrize("value", ["abc", "-1", "80.5", "0", "65536", "٨٠", "8_000", "1e3"])
def test_a_port_is_a_whole_number_within_bounds(value):
    said = refusal(lambda env: env.number("PORT", 8000, lowest=1, highest=65535), PORT=value)

    assert said == f"Schoolgate cannot start: PORT must be a whole number from 1 to 65535, not {value!r}."


@pytest.mark.parametrize(("value", "port"), [("", 8000), ("1", 1), (" 8080 ", 8080), ("65535", 65535)])
def test_a_good_port_is_taken_and_none_means_the_usual_one(value, port):
    assert Env({"PORT": value}).number("PORT", 8000, lowest=1, highest=65535) == port


@pytest.mark.parametrize(
    ("value", "meant"), [("yes", True), ("1", True), ("TRUE", True), ("on", True), ("no", False), ("0", False)]
)
def test_a_yes_is_a_yes_and_a_no_is_a_no(value, meant):
    assert Env({"DEBUG": value}).flag("DEBUG", default=not meant) is meant


def test_a_perhaps_is_neither():
    assert refusal(lambda env: env.flag("DEBUG"), DEBUG="maybe") == (
        "Schoolgate cannot start: DEBUG must be yes or no, not 'maybe'."
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "SECRET_KEY is missing. Set a random string of 40 or more."),
        ("x" * 39, "SECRET_KEY is too short: 40 characters or more, please."),
        (" " * 50, "SECRET_KEY is missing. Set a random string of 40 or more."),
    ],
)
def test_the_secret_key_must_be_there_and_long(value, said):
    assert refusal(lambda env: env.secret("SECRET_KEY"), SECRET_KEY=value) == f"Schoolgate cannot start: {said}"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "is missing. Make one with: python manage.py make_field_key"),
        ("not base64!", "holds something that is not base64."),
        (base64.b64encode(bytes(31)).decode(), "holds a key of 31 bytes; each must have 32."),
        (f"{KEY},{base64.b64encode(bytes(16)).decode()}", "holds a key of 16 bytes; each must have 32."),
    ],
)
def test_field_keys_are_base64_of_32_bytes_each(value, said):
    assert refusal(lambda env: env.field_keys(), FIELD_KEYS=value) == f"Schoolgate cannot start: FIELD_KEYS {said}"


def test_several_field_keys_keep_their_order():
    older = base64.b64encode(bytes(32)).decode()

    assert Env({"FIELD_KEYS": f"{KEY}, {older}"}).field_keys() == [bytes(range(32)), bytes(32)]


@pytest.mark.parametrize("value", ["mysql-ish", "oracle9://x", "C:\\school.db"])
def test_a_database_of_another_kind_is_refused(value, tmp_path):
    said = refusal(lambda env: env.database(tmp_path), DATABASE_URL=value)

    assert said == "Schoolgate cannot start: DATABASE_URL must look like sqlite:///… or postgres://…."


def test_without_a_database_url_it_is_a_file_that_takes_one_writer_at_a_time(tmp_path):
    config = Env({}).database(tmp_path)

    assert config["NAME"] == str(tmp_path / "schoolgate.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_connections_to_postgres_stay_open_and_are_looked_after(tmp_path):
    config = Env({"DATABASE_URL": "postgres://tom:secret@db.school.example/site"}).database(tmp_path)

    assert (config["HOST"], config["NAME"], config["USER"]) == ("db.school.example", "site", "tom")
    assert (config["CONN_MAX_AGE"], config["CONN_HEALTH_CHECKS"]) == (None, True)


def test_a_cache_of_another_kind_is_refused():
    said = refusal(lambda env: env.cache(), CACHE_URL="memcached://x")

    assert said == "Schoolgate cannot start: CACHE_URL must start with locmem:// or redis://."


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("pigeon://x", "must start with smtp://, smtps://, file:/// or console://."),
        ("mail.school.example", "must start with smtp://, smtps://, file:/// or console://."),
        ("smtp://", "names no mail server."),
        ("smtp://mail.school.example:post", "is not an address that can be read."),
    ],
)
def test_a_mail_address_that_leads_nowhere_is_refused(value, said):
    assert refusal(lambda env: env.email("console://"), EMAIL_URL=value) == (
        f"Schoolgate cannot start: EMAIL_URL {said}"
    )


def test_a_mail_server_with_password_and_starttls():
    settings = Env({"EMAIL_URL": "smtp://office%40school:p%2Fw@mail.school.example:587?starttls"}).email("console://")

    assert settings["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.school.example", 587)
    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("office@school", "p/w")
    assert (settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (True, False)


@pytest.mark.parametrize(
    ("public", "private", "said"),
    [
        ("x", "", "RECAPTCHA_PRIVATE_KEY is missing. Google's check needs both keys: set the other one, or none."),
        ("", "x", "RECAPTCHA_PUBLIC_KEY is missing. Google's check needs both keys: set the other one, or none."),
        ("x y", "x", "RECAPTCHA_PUBLIC_KEY is no key of Google's: those have letters, digits, - and _ only."),
        ("x", "é", "RECAPTCHA_PRIVATE_KEY is no key of Google's: those have letters, digits, - and _ only."),
    ],
)
def test_google_s_check_has_both_keys_or_none(public, private, said):
    keys = {"RECAPTCHA_PUBLIC_KEY": public, "RECAPTCHA_PRIVATE_KEY": private}

    assert refusal(lambda env: env.recaptcha_keys(), **keys) == f"Schoolgate cannot start: {said}"


def test_google_s_check_is_off_until_somebody_sets_both_keys():
    both = {"RECAPTCHA_PUBLIC_KEY": " 6Le-x_ ", "RECAPTCHA_PRIVATE_KEY": "6Le-y"}

    assert (Env({}).recaptcha_keys(), Env(both).recaptcha_keys()) == (("", ""), ("6Le-x_", "6Le-y"))


@pytest.mark.parametrize("value", ["https://www.google.com", "www.google.com; script-src *", "a b", "x:port", "x/y"])
def test_where_google_is_asked_is_a_name_and_can_say_nothing_else_in_the_page_s_policy(value):
    said = refusal(lambda env: env.recaptcha_domain(), RECAPTCHA_DOMAIN=value)

    assert said == (
        f"Schoolgate cannot start: RECAPTCHA_DOMAIN must be a name such as www.recaptcha.net, not {value!r}."
    )
    assert Env({}).recaptcha_domain() == "www.google.com"
    assert Env({"RECAPTCHA_DOMAIN": "localhost:4430"}).recaptcha_domain() == "localhost:4430"


def test_a_log_level_that_nobody_knows_is_refused():
    said = refusal(lambda env: env.log_level(), LOG_LEVEL="loud")

    assert said == "Schoolgate cannot start: LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR, not 'LOUD'."
    assert Env({"LOG_LEVEL": "info"}).log_level() == "INFO"


@pytest.mark.parametrize("value", ["https://www.school.example:web", "https://[school"])
def test_an_address_of_the_site_that_cannot_be_read_is_refused(value):
    assert refusal(lambda env: env.base_url(""), BASE_URL=value) == (
        "Schoolgate cannot start: BASE_URL is not an address that can be read."
    )


@pytest.mark.parametrize("value", ["school.example", "ftp://school.example", "https://", "/start"])
def test_an_address_of_the_site_that_nobody_can_type_is_refused(value):
    assert refusal(lambda env: env.base_url(""), BASE_URL=value) == (
        f"Schoolgate cannot start: BASE_URL must look like https://www.school.example, not {value.rstrip('/')!r}."
    )


def test_the_address_of_the_site_loses_its_last_slash():
    assert Env({"BASE_URL": "https://www.school.example/"}).base_url("") == "https://www.school.example"


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    said = refusal(lambda env: env.folder("DATA_DIR", tmp_path), DATA_DIR=str(tmp_path / "file" / "folder"))

    assert said.startswith("Schoolgate cannot start: DATA_DIR is a folder that cannot be made")
    assert len(said.splitlines()) == 1


def names_that_the_code_reads() -> set[str]:
    """Every variable that somebody asks `env` for."""
    sources = [path.read_text() for path in (BASE_DIR / "site_project").rglob("*.py")]
    asked = re.compile(r"""\b(?:env|self)\.\w+\(\s*"([A-Z][A-Z0-9_]+)"|name: str = "([A-Z][A-Z0-9_]+)\"""")
    return {one or other for source in sources for one, other in asked.findall(source)}


def test_the_example_file_names_every_variable_that_is_read_and_no_other():
    example = (BASE_DIR / ".env.example").read_text()

    assert set(re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", example, re.MULTILINE)) == names_that_the_code_reads()
    assert {"PORT", "DATABASE_URL", "FIELD_KEYS", "EMAIL_URL"} < names_that_the_code_reads()


def test_nothing_but_env_reads_the_environment():
    rooms = ["site_project", "home", "attendance_pages", "events", "contact"]
    readers = [
        path.relative_to(BASE_DIR).as_posix()
        for room in rooms
        for path in (BASE_DIR / room).rglob("*.py")
        if re.search(r"os\.(environ|getenv)(?!\.setdefault)", path.read_text())
    ]

    assert readers == ["site_project/env.py"]
