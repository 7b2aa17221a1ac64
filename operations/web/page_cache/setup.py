"""Put the page cache in front of Django's application, according to the settings."""

import re
from urllib.parse import urlsplit

from django.conf import settings

from operations.health import counters
from operations.readership import count_reads
from operations.web.page_cache.generation import Question, Watch
from operations.web.page_cache.middleware import Application, PageCache
from operations.web.page_cache.store import PageStore

# Reading pages, without PDFs and Word files, which are large, and the enquiry form, which is
# personal.
ADDRESSES = re.compile(
    r"/(?:zh-hant|zh-hans|en)/"
    r"(?:|(?:briefings|areas|people|series|about|privacy|feed)/(?!.*/(?:pdf|word)/).*)"
)
# Seconds. Only matters for changes made outside the product, without a new stamp.
FORGOTTEN_AFTER = 60


def in_front_of(application: Application) -> Application:
    if not settings.READY_MEGABYTES:
        return application
    proxied = settings.SECURE_PROXY_SSL_HEADER
    return PageCache(
        application,
        stamp=Watch(Question(settings.READERS_DATABASE)).stamp,
        store=PageStore(most_bytes=settings.READY_MEGABYTES * 2**20, seconds=FORGOTTEN_AFTER),
        missing=PageStore(most_bytes=settings.READY_MEGABYTES * 2**16, seconds=FORGOTTEN_AFTER),
        addresses=ADDRESSES,
        hosts=[urlsplit(settings.SITE_URL).netloc, *settings.ALLOWED_HOSTS],
        scheme=proxied[0] if proxied else "wsgi.url_scheme",
        session_cookie=f"{settings.SESSION_COOKIE_NAME}=",
        count=counters.count if settings.METRICS_TOKEN else lambda what: None,
        saw=count_reads.Readers(count_reads.write).saw,
    )
