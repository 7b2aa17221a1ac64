"""QR codes of our own addresses, as SVG."""

import io
from functools import lru_cache

import segno

_QUIET = 4  # modules of white around the code, without which readers may not find it


@lru_cache(maxsize=256)
def svg(address: str) -> str:
    """Return a picture that grows with its place; black on white in dark colours, too."""
    made = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(made, kind="svg", border=_QUIET, xmldecl=False, light="#fff", omitsize=True)
    return made.getvalue().decode()
