"""A size-limited store on disk of the files made of editions, keyed by what they depend on."""

import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

_STRIPES = 64


class FileStore:
    """A folder of files by key. A file that it cannot store (disk full, read-only) is made anew."""

    def __init__(self, folder: Path, *, most_bytes: int):
        self.folder = folder
        self.most_bytes = most_bytes

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the file of a key; concurrent callers, in any process, wait while it is made."""
        name = hashlib.sha256(key.encode()).hexdigest()
        if (kept := self._kept_bytes(name)) is not None:
            return kept
        with self._alone(name):
            if (kept := self._kept_bytes(name)) is not None:
                return kept
            made = make()
            with contextlib.suppress(OSError):
                self._write(name, made)
            return made

    def _file(self, name: str) -> Path:
        return self.folder / name

    def _kept_bytes(self, name: str) -> bytes | None:
        try:
            made = self._file(name).read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(self._file(name))  # least recently read files are deleted first
        return made

    @contextlib.contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """Hold a lock shared by threads and processes; it is released if its holder dies."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / f"{int(name[:8], 16) % _STRIPES}.lock").open("wb")
        except OSError:
            yield
            return
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _write(self, name: str, made: bytes) -> None:
        """Write the file atomically."""
        self._make_room(len(made))
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as draft:
            try:
                draft.write(made)
                draft.flush()
                os.replace(draft.name, self._file(name))
            except OSError:
                Path(draft.name).unlink(missing_ok=True)
                raise

    def _make_room(self, size: int) -> None:
        kept = []
        for file in self.folder.iterdir():
            if file.suffix == ".lock":
                continue
            with contextlib.suppress(OSError):  # deleted by another process
                about = file.stat()
                kept.append((about.st_mtime, about.st_size, file))
        total = size + sum(length for _time, length, _file in kept)
        for _time, length, file in sorted(kept):
            if total <= self.most_bytes:
                return
            file.unlink(missing_ok=True)
            total -= length
