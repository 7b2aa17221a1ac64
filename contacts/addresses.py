"""Convert e-mail addresses typed with a Chinese keyboard to the form mail servers need."""

# Full-width forms of ASCII, and the Chinese full stops and spaces.
_STRAIGHT = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_STRAIGHT |= {ord(dot): "." for dot in "。｡"} | {ord("\u3000"): " "}


def straightened(address: str) -> str:
    """Convert to half-width: lei＠example。com becomes lei@example.com."""
    return address.translate(_STRAIGHT).strip()
