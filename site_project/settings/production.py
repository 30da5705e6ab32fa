"""A real school's site. Every secret comes from the environment; the start fails without."""

from site_project.env import WrongEnvironment, env
from site_project.settings.base import *  # noqa: F403
from site_project.settings.base import ALLOWED_HOSTS, BASE_URL

SECRET_KEY = env.secret("SECRET_KEY")
FIELD_KEYS = env.field_keys(apart_from=SECRET_KEY)
if not ALLOWED_HOSTS:
    raise WrongEnvironment("ALLOWED_HOSTS", "is missing. Set the site's names, such as www.school.example.")
ALLOWED_HOSTS.append("127.0.0.1")  # for health checks from the machine itself
if not BASE_URL.startswith("https://"):
    raise WrongEnvironment("BASE_URL", f"must start with https:// on a real site, not {BASE_URL!r}.")

# One proxy in front ends TLS and sets this header itself (docs/operations.md).
BEHIND_PROXY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
