"""Texts that both languages share: web addresses, e-mail addresses and Latin names."""

import re
from collections.abc import Iterator

from briefings.checking.parity.tokens import Finding, Token
from briefings.text.numerals import whole

ADDRESS = re.compile(
    r"https?://[A-Za-z0-9][!#$%&'()+,\-./0-9:;=?@A-Z\[\]_a-z~]*"
    r"|(?P<mail>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,20})"
    r"|(?P<www>www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+[a-z0-9/_.-]*)"
    r"|(?<=\]\()/[^)\s]+",
)
NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]+(?:[-'’.&][A-Za-z0-9]+)*")
# Paths of a page's language versions.
_LANGUAGE = re.compile(
    r"(?<=[/=_.-])(?:zh(?:[-_](?:hant|hans|hk|tw|mo|cn))?|cn|tc|sc|chi|en(?:[-_][a-z]{2})?|eng|pt)(?=[/&_.-]|$)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]+")
_FIGURES = re.compile(r"\d+")
_LETTERS = re.compile(r"[^a-z0-9]+")


def read(match: re.Match[str]) -> list[Token]:
    address = match[0].rstrip(".,;:!?'")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1]
    kind = "mail" if match["mail"] else "address"
    same = _LANGUAGE.sub("", address.lower()).rstrip("/")
    return [Token(kind, (same,), match.start(), match.start() + len(address))]


def read_name(match: re.Match[str]) -> list[Token]:
    firm = not _ROMAN.fullmatch(match[0])
    return [Token("name", (match[0],), *match.span(), firm=firm), *figures_in(match)]


def figures_in(match: re.Match[str]) -> Iterator[Token]:
    """Yield the figures within a name; only a number of the other side may need them: CNS17025."""
    for one in _FIGURES.finditer(match[0]):
        start = match.start() + one.start()
        yield Token("number", (whole(one[0]),), start, start + len(one[0]), firm=False)


def missing_names(chinese: list[Token], english: str) -> list[Finding]:
    """Return Latin names in the Chinese that the English lacks."""
    letters = _LETTERS.sub("", english.lower())
    return [
        Finding("name", "missing-en", chinese=(token.span,))
        for token in chinese
        if token.kind == "name"
        and token.firm
        and _LETTERS.sub("", token.values[0].lower()).removesuffix("s") not in letters
    ]
