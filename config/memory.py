"""Keeps the C library from taking memory for each thread, and gives back what is free.

glibc gives threads heaps of their own, up to eight for each core, so that many can allocate at
once. Python's threads allocate in turn anyway, so that only costs memory. Other C libraries have
neither call, and nothing happens there.
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
