"""E-mail addresses: as typed with a Chinese keyboard, as compared, and as shown to others."""

import unicodedata

# Full-width forms of ASCII, and the Chinese full stops and spaces.
_STRAIGHT = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_STRAIGHT |= str.maketrans("。｡﹒﹫\u3000", "...@ ")


def straightened(address: str) -> str:
    """Convert to half-width, without invisible marks: lei＠example。com becomes lei@example.com."""
    visible = "".join(sign for sign in address if unicodedata.category(sign) != "Cf")
    return visible.translate(_STRAIGHT).strip()


def key_of(address: str) -> str:
    """Return the form by which addresses are compared: straightened, in lower case."""
    return straightened(address).lower()


def in_ascii(address: str) -> str:
    """Return the address with its domain as mail servers use it: lei@bücher.example in Punycode.

    Many spellings of a domain, such as with circled letters, become the same.
    """
    name, at, domain = address.rpartition("@")
    try:
        return f"{name}{at}{domain.encode('idna').decode('ascii')}".lower()
    except UnicodeError:  # no domain that mail could be sent to
        return address


def in_letters(address: str) -> str:
    """Return the address with its domain in the letters that Punycode stands for."""
    name, at, domain = address.rpartition("@")
    try:
        return f"{name}{at}{domain.encode('ascii').decode('idna')}"
    except UnicodeError:
        return address


def masked(address: str) -> str:
    """Return an address that only its owner recognises: c…n@client.example."""
    name, _at, domain = address.rpartition("@")
    return f"{name[:1]}…{name[-1:] if len(name) > 2 else ''}@{domain}"
