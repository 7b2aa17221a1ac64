"""What an RTF file says, written down line by line before pandoc sees it."""

from io import StringIO


class Lines:
    def __init__(self) -> None:
        self._open = StringIO()
        self._ended: list[str] = []

    def add(self, sign: str) -> None:
        self._open.write(sign)

    def end(self) -> None:
        """End the line; an empty one is none."""
        line = " ".join(self._open.getvalue().split())
        if self._open.tell():
            self._open = StringIO()
        if line:
            self._ended.append(line)

    def all(self) -> list[str]:
        self.end()
        return self._ended
