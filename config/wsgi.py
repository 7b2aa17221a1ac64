"""The web server's callable: ready pages first, then complete bodies, then Django."""

import os

from django.core.wsgi import get_wsgi_application

from config import memory

memory.few_heaps()  # before there are threads
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

from config import bodies, logs, preload, ready, work  # noqa: E402 - need the settings

preload.load_everything()
application = bodies.in_front_of(work.in_front_of(django_application))
application = logs.guarded(ready.in_front_of(application))
