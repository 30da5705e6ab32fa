"""What every Schoolgate has in common. Safe by default: `dev` and `test` relax it, `production` adds HTTPS."""

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from site_project.env import BASE_DIR, env
from site_project.page_style import page_style_hash

DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "var")
DEBUG = False
DEMO = False  # whether made-up people and content may be put in
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000, lowest=1, highest=65535)
BASE_URL = env.base_url(f"http://127.0.0.1:{PORT}")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SCHOOL_PHONE = env.text("SCHOOL_PHONE")  # printed on the 500 page, which must not ask the database

INSTALLED_APPS = [
    "site_project",
    "site_project.staff",
    "site_project.privacy",
    "site_project.outbox",
    "home",
    "attendance_pages",
    "events",
    "contact",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",  # its widget templates, for forms that render through the project's own
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "site_project.compression.PublicPagesOnly",
    "csp.middleware.CSPMiddleware",
    "site_project.admin_policy.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "site_project.staff.middleware.StaffSessionMiddleware",
    "site_project.protected_records.ProtectedRecordsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "site_project.urls"
WSGI_APPLICATION = "site_project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": env.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache()}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
globals().update(env.email(default=f"file://{DATA_DIR / 'mail'}"))
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "Schoolgate <office@localhost>")

AUTH_USER_MODEL = "staff.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 10 * 60 * 60  # seconds: one long school day
SIGN_IN_LASTS = SESSION_COOKIE_AGE  # seconds since the password, however busy the day (docs/decisions/0024)
INBOX_RESTS_AFTER = 20 * 60  # seconds without a page asked for
FRESH_FOR = 15 * 60  # seconds after the password or the second step
# What only somebody may open who has just proved who they are: who is in which group, who is in the team.
FRESH_SIGN_IN_BELOW = [
    "/admin/users/",
    "/admin/groups/",
    "/admin/bulk/staff/user/",
    "/admin/settings/contact/teamsettings/",
]
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone with the browser window: nothing stays on a shared phone
CSRF_FAILURE_VIEW = "home.views.csrf_failure"

# One way in, for staff only (docs/decisions/0024-sign-in.md). Nobody signs up; Wagtail's own ways are closed.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "wagtailadmin_home", "account_login"
PASSWORD_RESET_TIMEOUT = 60 * 60  # seconds that the link in the letter works
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # the link to a new password goes there: another changes it, and that shows
ACCOUNT_ADAPTER = "site_project.staff.adapters.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_ENABLED = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False  # a closed browser window has signed out
ACCOUNT_REAUTHENTICATION_TIMEOUT = FRESH_FOR
ACCOUNT_FORMS = {
    "login": "site_project.staff.sign_in_forms.SignInForm",
    "reauthenticate": "site_project.staff.sign_in_forms.AgainForm",
    "change_password": "site_project.staff.sign_in_forms.NewPasswordForm",
    "reset_password": "site_project.staff.sign_in_forms.ForgottenForm",
    "reset_password_from_key": "site_project.staff.sign_in_forms.NewPasswordByLetterForm",
}
# A whole school may come from one address at half past eight. Wrong passwords: site_project/staff/tries.py.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "60/m/ip,5/300s/key"}
MFA_ADAPTER = "site_project.staff.adapters.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "site_project.staff.sign_in_forms.CodeForm",
    "reauthenticate": "site_project.staff.sign_in_forms.CodeAgainForm",
    "activate_totp": "site_project.staff.sign_in_forms.AppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are the office's, nobody adds one here
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute wrong

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Forms are small. A body above this is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
BOOKING_TRIES = 60  # booking forms from one address in ten minutes; a school's whole Wi-Fi may be one address
BEHIND_PROXY = False  # whether X-Forwarded-For was written by a proxy of ours
# Google's check for machines: off without both keys, and off until the school turns it on (decision 26).
RECAPTCHA_PUBLIC_KEY, RECAPTCHA_PRIVATE_KEY = env.recaptcha_keys()
RECAPTCHA_DOMAIN = env.recaptcha_domain()
RECAPTCHA_VERIFY_REQUEST_TIMEOUT = 3  # seconds for each part; home/human_check ends the whole after three
if RECAPTCHA_PUBLIC_KEY:
    # Of the app itself we need its system check only: it stops a start with the keys for tests, which let all through.
    INSTALLED_APPS.append("django_recaptcha")
X_FRAME_OPTIONS = "DENY"  # Wagtail loosens it for its own previews
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" would break Django's CSRF check on form pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, page_style_hash()],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

WAGTAIL_SITE_NAME = "Schoolgate"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False  # the admin asks nobody outside
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "home.SchoolImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILDOCS_DOCUMENT_MODEL = "home.SchoolDocument"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "site_project.search_backend"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # nothing from third parties on a parent's phone

# Each room names what it adds to the house by a dotted string; the ground floor imports no room.
TICK_JOBS = [
    "site_project.outbox.delivery.deliver_due",
    "site_project.schedule.publish_scheduled_pages",
    "contact.services.counting.count_what_happened",  # before anything is deleted
    "site_project.privacy.retention.purge_due",
    "site_project.privacy.linking.link_new",
    "events.services.offers.lapse_overdue_offers",
    "events.services.offers.free_silent_places",
    "events.services.no_place.tell_no_place",
    "events.services.reminders.remind",
    "events.services.after.complete_past_dates",
    "events.services.after.thank",
    "contact.services.telling.tell_of_the_first",
    "contact.services.telling.tell_what_waits",
    "contact.services.telling.tell_what_is_late",
    "contact.services.telling_of_keeping.warn_before_deleting",
    "contact.services.telling_of_keeping.tell_what_to_decide",
    "contact.services.telling_of_keeping.tell_what_is_old",
    "attendance_pages.kind_words.services.read_where_the_list_changed",
    "site_project.schedule.forget_finished_tasks",
]
PURGES = [
    "home.retention.purge_page_notes",
    "site_project.outbox.retention.purge_old_notices",
    "site_project.privacy.old_lines.purge_old_lines",
    "events.retention.purge_care_sheets",
    "events.retention.purge_bookings",
    "events.retention.purge_cancelled",
    "attendance_pages.have_your_say.retention.purge_words",
    "attendance_pages.have_your_say.retention.purge_receipts",
    "contact.retention.purge_closed",
    "contact.retention.purge_quarantine",
    "contact.retention.purge_old_requests",
    "contact.retention.purge_old_proofs",
    "contact.retention.purge_old_covers",
]
AUDIT_LINK_RESTS = 2  # seconds on SQLite between two links of the audit chain by one process
# What `rotate_keys` rewraps beside the sealed fields: sealed values in other places (site_project/privacy/rotation.py).
ROTATIONS = ["site_project.staff.secrets.rotate"]
DEMO_SEEDS = [
    "home.demo.seed",
    "attendance_pages.demo.seed",
    "events.demo.seed",
    "contact.demo.seed",
    "home.demo.link_front_door",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"private_links": {"()": "site_project.privacy.logs.HidePrivateLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["private_links"]}},
    # At DEBUG it prints whole template contexts, messages of families among them: never below INFO.
    "loggers": {"django.template": {"level": "INFO"}},
    "root": {"handlers": ["console"], "level": env.log_level()},
}
