"""`python -m tests.browser.newcomers PASSWORD NAME ...`: puts people without a second step into the demo's team."""

import json
import sys

import django

django.setup()

from django.contrib.auth.models import Group  # noqa: E402 - Django comes first

from site_project.staff.groups import GroupName  # noqa: E402
from site_project.staff.models import User  # noqa: E402

password, *names = sys.argv[1:]
for name in names:
    user = User.objects.create_user(
        name, f"{name}@foxglovelane.example", password, first_name=name.title(), last_name="New"
    )
    user.groups.set(Group.objects.filter(name=GroupName.ATTENDANCE_TEAM))
sys.stdout.write(json.dumps(names))
