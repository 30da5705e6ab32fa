"""The settings of the tests, with letters that really go to the mail server of EMAIL_URL."""

from site_project.env import env
from site_project.settings.test import *  # noqa: F403

globals().update(env.email(default="memory://"))
