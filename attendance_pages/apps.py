from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AttendancePagesConfig(AppConfig):
    name = "attendance_pages"
    verbose_name = _("Help pages")
