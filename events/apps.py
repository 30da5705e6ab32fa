from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events and bookings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events import receivers  # noqa: F401, PLC0415 - models are not there any earlier
