"""Convert e-mail addresses typed with a Chinese keyboard to the form mail servers need."""

import unicodedata

# Full-width forms of ASCII, and the Chinese full stops and spaces.
_STRAIGHT = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_STRAIGHT |= str.maketrans("。｡﹒﹫\u3000", "...@ ")


def straightened(address: str) -> str:
    """Convert to half-width, without invisible marks: lei＠example。com becomes lei@example.com."""
    visible = "".join(sign for sign in address if unicodedata.category(sign) != "Cf")
    return visible.translate(_STRAIGHT).strip()
