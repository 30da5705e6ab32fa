"""The four nations of the UK: laws, helplines and health services differ between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Nation(models.TextChoices):
    """Where a school is, and where a law or a service holds."""

    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")
