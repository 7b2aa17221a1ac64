"""The yardstick itself: a bare WSGI callable that returns ready bytes, and nothing else.

BARE_HEADERS names a file with headers to send as well: with a page's own, the answers are alike.
"""

import json
import os
from pathlib import Path

BODY = Path(os.environ["BARE_BODY"]).read_bytes()
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Encoding", "br"),
    ("Content-Length", str(len(BODY))),
]

if "BARE_HEADERS" in os.environ:
    HEADERS += map(tuple, json.loads(Path(os.environ["BARE_HEADERS"]).read_text()))


def application(environ, start_response):
    start_response("200 OK", list(HEADERS))
    return [BODY]
