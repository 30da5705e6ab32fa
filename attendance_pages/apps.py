from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AttendancePagesConfig(AppConfig):
    name = "attendance_pages"
    verbose_name = _("Help pages")

    def ready(self) -> None:
        from attendance_pages import receivers  # noqa: F401, PLC0415 - models are not there any earlier
        from attendance_pages.kind_words import watch  # noqa: PLC0415 - models are not there any earlier

        watch.start()
