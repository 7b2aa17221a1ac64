"""The WSGI application: the page cache, then limits, then Django."""

import os

from django.core.wsgi import get_wsgi_application

from operations.capacity import memory

memory.few_heaps()  # before there are threads
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

from operations import logs, page_cache  # noqa: E402
from operations.capacity import (  # noqa: E402
    body_limit,
    preload,
    work_limit,
)

preload.load_everything()
application = body_limit.in_front_of(work_limit.in_front_of(django_application))
application = logs.guarded(page_cache.in_front_of(application))
