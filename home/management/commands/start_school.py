from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from wagtail.models import Site

from home.models import SchoolSettings
from site_project.staff.approval import prepare_staff
from site_project.staff.models import User

UNTOUCHED = "localhost"  # the address that the migrations leave
NEXT_STEPS = """
The school is ready. What comes next:
  1. {first_sign_in}
  2. At {address}/admin/ open Settings, "Sign-ins": one for each person, with the groups that fit.
  3. Settings, "Our school": phone, office hours, terms.
  4. Pages: write the home page, then the first help page. "How to" in the menu explains each step."""


class Command(BaseCommand):
    help = "Prepares a real school's site: staff groups, the approval step, its own address. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", default="", help="The school's name, as families say it.")
        parser.add_argument("--phone", default="", help="The school office's number.")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        prepare_staff()
        site = Site.objects.get(is_default_site=True)
        self.take_address(site)
        self.take_name(site, options["name"], options["phone"])
        superusers = User.objects.filter(is_superuser=True).exists()
        first = "You have a first sign-in already." if superusers else "python manage.py createsuperuser"
        self.stdout.write(NEXT_STEPS.format(first_sign_in=first, address=settings.BASE_URL))

    def take_address(self, site: Site) -> None:
        """The address of BASE_URL, for calendar files and the sitemap. One that somebody has set stays."""
        base = urlsplit(settings.BASE_URL)
        if site.hostname == UNTOUCHED and base.hostname:
            site.hostname = base.hostname
            site.port = base.port or (443 if base.scheme == "https" else 80)
            site.save()

    def take_name(self, site: Site, name: str, phone: str) -> None:
        """Name and phone, where they were given."""
        school = SchoolSettings.for_site(site)
        if name:
            school.school_name = site.site_name = name
            site.save()
        if phone:
            school.phone = phone
        school.save()
