"""Limit the C library's memory per thread, and return free memory to the system.

glibc gives threads separate heaps, up to eight per core, for parallel allocation. Python threads
allocate one at a time anyway, so this only costs memory. Other C libraries lack these calls; there
this module does nothing.
"""

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8
_HEAPS = 1


def few_heaps() -> None:
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _HEAPS)


def give_back() -> None:
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
