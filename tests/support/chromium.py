"""Find the Chromium for browser tests in the system's usual places."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

# First the build without windows, which Playwright would bring, too: a page costs it a quarter of
# the processor time that it costs the whole browser.
NAMES = (
    *("chromium-headless-shell", "chrome-headless-shell"),
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("chrome", "microsoft-edge", "msedge"),
)
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
REASON = "needs Chromium or Chrome: install it, or set CHROMIUM to the path of one"


def find(names: Iterable[str] = NAMES, places: Iterable[str] = PLACES) -> str:
    """Return the browser's path, empty if there is none. CHROMIUM in the environment takes
    precedence.
    """
    if chosen := os.environ.get("CHROMIUM"):
        return shutil.which(chosen) or ""
    home = Path.home()
    everywhere = [place for at in places for place in (Path(at), home / at.lstrip("/"))]
    found = [shutil.which(name) for name in names]
    found += [str(place) for place in everywhere if os.access(place, os.X_OK)]
    return next(filter(None, found), "")
