"""The web server's way in. WSGI, not ASGI: Django answers twice as fast here (docs/decisions/0002)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.production")

application = get_wsgi_application()

from django.db import connections  # noqa: E402 - Django's apps come first

from site_project.privacy.key_check import refuse_wrong_keys  # noqa: E402

refuse_wrong_keys()
connections.close_all()  # a server may fork its workers after this
