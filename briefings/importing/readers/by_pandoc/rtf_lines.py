"""What an RTF file says, written down line by line before pandoc sees it."""


class Lines:
    def __init__(self) -> None:
        self._open: list[str] = []
        self._ended: list[str] = []

    def add(self, sign: str) -> None:
        self._open.append(sign)

    def end(self) -> None:
        """End the line; an empty one is none."""
        line = " ".join("".join(self._open).split())
        self._open.clear()
        if line:
            self._ended.append(line)

    def all(self) -> list[str]:
        self.end()
        return self._ended
