"""Made-up people with a shared password never come to a real school's site."""

import pytest
from django.core.management import CommandError, call_command

from site_project.staff.models import User

pytestmark = pytest.mark.django_db


def test_a_real_site_refuses_the_demo(settings, site):
    settings.DEMO = False
    with pytest.raises(CommandError, match="real school"):
        call_command("seed_demo")
    assert User.objects.count() == 0
