"""Real files, damaged in the ways that disks, connections and senders damage them."""

import io
import random
import zipfile
from collections.abc import Iterator


def flipped(data: bytes, *, seed: int = 1) -> Iterator[bytes]:
    """Yield the file once per byte, each time with one bit of that byte flipped."""
    lot = random.Random(seed)
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= 1 << lot.randrange(8)
        yield bytes(damaged)


def cut(data: bytes) -> Iterator[bytes]:
    """Yield the file truncated at every twentieth byte."""
    return (data[:end] for end in range(0, len(data), 20))


def flipped_inside(data: bytes, *, times: int, seed: int = 1) -> Iterator[bytes]:
    """Yield valid archives, with correct checksums, in which a part has one bit flipped."""
    lot = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _time in range(times):
        name = lot.choice(list(parts))
        damaged = bytearray(parts[name])
        damaged[lot.randrange(len(damaged))] ^= 1 << lot.randrange(8)
        yield _packed(parts | {name: bytes(damaged)})


def repacked(data: bytes, *, without: str = "", compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the same archive with another compression or without a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != without}
    return _packed(parts, compression)


def _packed(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
