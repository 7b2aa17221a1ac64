"""Puts the wrapper in front of Django's application, with what the settings say."""

import re
from urllib.parse import urlsplit

from django.conf import settings

from operations import readership
from operations.health import metrics
from operations.page_cache.generation import Question, Watch
from operations.page_cache.middleware import Application, Ready
from operations.page_cache.store import Shelf

# What clients read; but not the PDFs, which are large, nor the enquiry form, which is one's own.
ADDRESSES = re.compile(r"/(?:zh-hant|zh-hans|en)/(?:|(?:briefings|areas|people|feed)/(?!.*pdf/).*)")
# Seconds; only for a change that somebody made past the product and did not stamp.
FORGOTTEN_AFTER = 60


def in_front_of(application: Application) -> Application:
    if not settings.READY_MEGABYTES:
        return application
    proxied = settings.SECURE_PROXY_SSL_HEADER
    return Ready(
        application,
        stamp=Watch(Question(settings.READERS_DATABASE)).stamp,
        shelf=Shelf(most_bytes=settings.READY_MEGABYTES * 2**20, seconds=FORGOTTEN_AFTER),
        addresses=ADDRESSES,
        hosts=[urlsplit(settings.SITE_URL).netloc, *settings.ALLOWED_HOSTS],
        scheme=proxied[0] if proxied else "wsgi.url_scheme",
        session_cookie=f"{settings.SESSION_COOKIE_NAME}=",
        count=metrics.count if settings.METRICS_TOKEN else lambda what: None,
        saw=readership.Readers(readership.write).saw,
    )
