from django.apps import AppConfig


class SiteProjectConfig(AppConfig):
    name = "site_project"

    def ready(self) -> None:
        from site_project import checks  # noqa: F401, PLC0415 - registers the project's system checks
