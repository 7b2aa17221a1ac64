"""The callable that the web server serves: Django, behind the pages that are ready."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

from config import logs, preload, ready  # noqa: E402 - need the settings

preload.load_everything()
application = logs.guarded(ready.in_front_of(django_application))
