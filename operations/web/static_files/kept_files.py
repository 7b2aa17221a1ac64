"""Serve the static files of every release, because pages of one release reach processes of another.

During an upgrade old and new processes run together, and a page open in a browser may be older than
both. File names contain a digest of their content, so all releases share one folder (STATIC_FOLDER)
and none replaces another's files.
"""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware

_HASHED = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.[0-9a-f]{12}\.\w+", re.ASCII)


class StaticFiles(WhiteNoiseMiddleware):
    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.STATIC_FOLDER and not self.autorefresh:
            self._look_for(request.path_info)
        return super().__call__(request)

    def _look_for(self, url: str) -> None:
        """Add a file of another release that was installed after this process started."""
        if url in self.files or not url.startswith(self.static_prefix):
            return
        name = url.removeprefix(self.static_prefix)
        if not _HASHED.fullmatch(name):
            return
        file = Path(settings.STATIC_FOLDER) / name
        if file.is_file():
            self.add_file_to_dictionary(url, str(file))

    def immutable_file_test(self, path: Any, url: str) -> bool:
        return bool(_HASHED.fullmatch(url.removeprefix(self.static_prefix)))
