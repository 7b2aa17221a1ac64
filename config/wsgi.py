"""The WSGI application: the page cache, then limits, then Django."""

import os

from django.core.wsgi import get_wsgi_application

from operations.web.capacity import memory

memory.few_heaps()  # before there are threads
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

from operations.health import logs  # noqa: E402
from operations.web import page_cache  # noqa: E402
from operations.web.capacity import body_limit, preload, work_limit  # noqa: E402

preload.load_everything()
application = body_limit.in_front_of(work_limit.in_front_of(django_application))
application = logs.guarded(page_cache.in_front_of(application))
