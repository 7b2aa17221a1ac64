"""QR codes of the site's own addresses, as SVG."""

import io
from functools import lru_cache

import segno

_QUIET = 4  # modules of white around the code, which scanners need


@lru_cache(maxsize=256)
def svg(address: str) -> str:
    """Return a picture of no fixed size, black on white even in dark mode."""
    made = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(made, kind="svg", border=_QUIET, xmldecl=False, light="#fff", omitsize=True)
    return made.getvalue().decode()
