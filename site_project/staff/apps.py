from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "site_project.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from site_project.staff import receivers  # noqa: F401, PLC0415 - they need the models
