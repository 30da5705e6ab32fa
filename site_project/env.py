"""Everything the site reads from its environment, in one place, typed and checked.

A wrong value stops the start with one clear line, so that a school's technician
reads what to change instead of a traceback. `.env.example` names every variable; a test holds the two
lists against each other.
"""

import base64
import binascii
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url

BASE_DIR = Path(__file__).resolve().parent.parent
MINIMUM_SECRET_LENGTH = 40  # characters; Django's own deploy check asks for 50, ours are random
FIELD_KEY_BYTES = 32  # AES-256
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class WrongEnvironment(SystemExit):
    """Stops the start. The message is the one line the operator reads."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"Schoolgate cannot start: {name} {reason}")


@dataclass(frozen=True)
class Env:
    """Reads one mapping of variables (normally `os.environ`)."""

    variables: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        """The value without outer spaces, or `default`."""
        return self.variables.get(name, "").strip() or default

    def required(self, name: str, reason: str) -> str:
        """The value; stops the start with `reason` where there is none."""
        value = self.text(name)
        if not value:
            raise WrongEnvironment(name, reason)
        return value

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        """A whole number within bounds."""
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
            raise WrongEnvironment(name, f"must be a whole number from {lowest} to {highest}, not {value!r}.")
        return int(value)

    def flag(self, name: str, default: bool = False) -> bool:
        """`yes` or `no` (also 1/0, true/false, on/off)."""
        value = self.text(name).lower()
        if value in {"1", "true", "yes", "on"}:
            return True
        if value in {"0", "false", "no", "off"}:
            return False
        if value:
            raise WrongEnvironment(name, f"must be yes or no, not {value!r}.")
        return default

    def words(self, name: str, default: str = "") -> list[str]:
        """A comma-separated list."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def folder(self, name: str, default: Path) -> Path:
        """A folder, made where it is missing."""
        path = Path(self.text(name, str(default))).expanduser().resolve()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WrongEnvironment(name, f"is a folder that cannot be made ({error}).") from None
        return path

    def secret(self, name: str) -> str:
        """A long random string."""
        value = self.required(name, f"is missing. Set a random string of {MINIMUM_SECRET_LENGTH} or more.")
        if len(value) < MINIMUM_SECRET_LENGTH:
            raise WrongEnvironment(name, f"is too short: {MINIMUM_SECRET_LENGTH} characters or more, please.")
        return value

    def field_keys(self, name: str = "FIELD_KEYS", *, apart_from: str = "") -> list[bytes]:
        """AES-256 keys, newest first: comma-separated base64 of exactly 32 bytes each.

        None of them may stand in the secret `apart_from`, as it is or as base64: who learns the one would have both.
        """
        self.required(name, "is missing. Make one with: python manage.py make_field_key")
        words = self.words(name)
        keys = [self._field_key(name, word) for word in words]
        if any(word.rstrip("=") in apart_from for word in words) or any(key in apart_from.encode() for key in keys):
            raise WrongEnvironment(name, "must not share a secret with SECRET_KEY. Make a key of its own for each.")
        return keys

    def _field_key(self, name: str, word: str) -> bytes:
        try:
            key = base64.b64decode(word, altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise WrongEnvironment(name, "holds something that is not base64.") from None
        if len(key) != FIELD_KEY_BYTES:
            raise WrongEnvironment(name, f"holds a key of {len(key)} bytes; each must have {FIELD_KEY_BYTES}.")
        return key

    def database(self, data_dir: Path) -> dict[str, Any]:
        """Django's `DATABASES["default"]` from `DATABASE_URL`; SQLite under `data_dir` without it."""
        url = self.text("DATABASE_URL", f"sqlite:///{data_dir / 'schoolgate.sqlite3'}")
        try:
            config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True))
        except (ValueError, KeyError, dj_database_url.UnknownSchemeError):
            raise WrongEnvironment("DATABASE_URL", "must look like sqlite:///… or postgres://….") from None
        if config["ENGINE"].endswith("sqlite3"):
            # Without IMMEDIATE, two families who book at once meet "database is locked" (docs/decisions/0003).
            config["OPTIONS"] = {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            }
        return config

    def cache(self) -> dict[str, Any]:
        """Django's `CACHES["default"]` from `CACHE_URL`: `locmem://` (default) or `redis://…`."""
        url = self.text("CACHE_URL", "locmem://")
        if url.startswith("locmem:"):
            # Counts of who tried how often stand here. Django's 300 entries would let a flood push the oldest out.
            options = {"MAX_ENTRIES": 20_000}
            return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": options}
        if url.startswith(("redis://", "rediss://")):
            return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
        raise WrongEnvironment("CACHE_URL", "must start with locmem:// or redis://.")

    def email(self, default: str) -> dict[str, Any]:
        """Django's e-mail settings from `EMAIL_URL`: smtp://, smtps://, file:///folder or console://."""
        url = _address("EMAIL_URL", self.text("EMAIL_URL", default))
        backends = {"smtp": "smtp", "smtps": "smtp", "file": "filebased", "console": "console", "memory": "locmem"}
        if url.scheme not in backends:
            raise WrongEnvironment("EMAIL_URL", "must start with smtp://, smtps://, file:/// or console://.")
        settings: dict[str, Any] = {
            "EMAIL_BACKEND": f"django.core.mail.backends.{backends[url.scheme]}.EmailBackend",
            "EMAIL_TIMEOUT": 20,
        }
        if url.scheme == "file":
            settings["EMAIL_FILE_PATH"] = unquote(url.path)
        if url.scheme in {"smtp", "smtps"}:
            settings |= self._smtp(url)
        return settings

    def _smtp(self, url: SplitResult) -> dict[str, Any]:
        if not url.hostname:
            raise WrongEnvironment("EMAIL_URL", "names no mail server.")
        secure = url.scheme == "smtps"
        return {
            "EMAIL_HOST": url.hostname,
            "EMAIL_PORT": url.port or (465 if secure else 25),
            "EMAIL_HOST_USER": unquote(url.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
            "EMAIL_USE_SSL": secure,
            "EMAIL_USE_TLS": "starttls" in url.query,
        }

    def base_url(self, default: str) -> str:
        """The address families type, without a trailing slash."""
        value = self.text("BASE_URL", default).rstrip("/")
        parts = _address("BASE_URL", value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise WrongEnvironment("BASE_URL", f"must look like https://www.school.example, not {value!r}.")
        return value

    def recaptcha_keys(self) -> tuple[str, str]:
        """The public and the private key of Google's check; two empty words where there are none."""
        public, private = self.text("RECAPTCHA_PUBLIC_KEY"), self.text("RECAPTCHA_PRIVATE_KEY")
        for name, value in {"RECAPTCHA_PUBLIC_KEY": public, "RECAPTCHA_PRIVATE_KEY": private}.items():
            if not value and (public or private):
                raise WrongEnvironment(name, "is missing. Google's check needs both keys: set the other one, or none.")
            if not re.fullmatch(r"[A-Za-z0-9_-]*", value):
                raise WrongEnvironment(name, "is no key of Google's: those have letters, digits, - and _ only.")
        return public, private

    def recaptcha_domain(self) -> str:
        """Where Google's check is asked: a name and perhaps a port. It stands in the page's policy, so nothing else."""
        value = self.text("RECAPTCHA_DOMAIN", "www.google.com")
        if not re.fullmatch(r"[a-z0-9.-]+(:[0-9]{1,5})?", value):
            raise WrongEnvironment("RECAPTCHA_DOMAIN", f"must be a name such as www.recaptcha.net, not {value!r}.")
        return value

    def log_level(self) -> str:
        """How much is logged, from `LOG_LEVEL`."""
        level = self.text("LOG_LEVEL", "WARNING").upper()
        if level not in LOG_LEVELS:
            raise WrongEnvironment("LOG_LEVEL", f"must be one of {', '.join(LOG_LEVELS)}, not {level!r}.")
        return level


def _address(name: str, value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port  # reading it is what finds a port that is no number
    except ValueError:
        raise WrongEnvironment(name, "is not an address that can be read.") from None
    return parts


env = Env(os.environ)
