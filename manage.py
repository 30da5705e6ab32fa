#!/usr/bin/env python
"""Django's command line. Production settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    # The first key of a real school is made before there are settings to load.
    needs_no_secrets = sys.argv[1:2] == ["make_field_key"]
    settings = "site_project.settings.dev" if needs_no_secrets else "site_project.settings.production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    execute_from_command_line(sys.argv)
