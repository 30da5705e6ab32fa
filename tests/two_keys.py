"""The settings of the tests with the field keys of the environment: for processes that change keys."""

from site_project.env import env
from site_project.settings.test import *  # noqa: F403

FIELD_KEYS = env.field_keys()
