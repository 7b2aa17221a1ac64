"""Plain text whose lines were broken for the way (RFC 3676, format=flowed)."""

_SIGNATURE = "-- "


def joined(text: str, *, del_sp: bool) -> str:
    """Return the text with the lines that its program broke joined again."""
    found: list[tuple[int, str]] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        marks = len(line) - len(line.lstrip(">"))
        words = line[marks:].removeprefix(" ")
        if goes_on and found[-1][0] == marks and words != _SIGNATURE:
            before = found[-1][1]
            found[-1] = marks, (before[:-1] if del_sp else before) + words
        else:
            found.append((marks, words))
        goes_on = words.endswith(" ") and words != _SIGNATURE
    return "\n".join("> " * marks + words for marks, words in found)
