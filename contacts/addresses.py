"""E-mail addresses as they are typed with a Chinese keyboard, and as mail servers want them."""

# The full-width forms of ASCII, and the full stops and blanks of Chinese.
_STRAIGHT = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_STRAIGHT |= {ord(dot): "." for dot in "。｡"} | {ord("\u3000"): " "}


def straightened(address: str) -> str:
    """lei@example.com for lei＠example。com."""
    return address.translate(_STRAIGHT).strip()
