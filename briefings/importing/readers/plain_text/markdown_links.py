"""Reference links in Markdown, such as [the Code][1] with "[1]: https://…" further down."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefings.importing.readers.runs import safe_link

_DEFINITION = re.compile(
    r" {0,3}\[(?P<label>[^\[\]^][^\[\]]{0,99})\]:[ \t]+<?(?P<address>[^\s<>]+)>?"
    r"(?P<title>[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*"
)
_USE = re.compile(
    r"(?<![\\!\]])\[(?P<text>[^\[\]^][^\[\]]{0,300})\](?:\[(?P<label>[^\[\]]{0,99})\])?(?![(:])"
)


@dataclass(frozen=True, slots=True)
class LinkedText:
    """The lines with each link beside its words; `keys` are labels and words no reader sees."""

    lines: list[str]
    keys: list[str]


def with_addresses(lines: Sequence[str]) -> LinkedText:
    found = [_DEFINITION.fullmatch(line) for line in lines]
    addresses = {
        _key(match["label"]): match["address"]
        for match in found
        if match and safe_link(match["address"])
    }
    if not addresses:
        return LinkedText(list(lines), [])
    keys: list[str] = []
    kept: list[str] = []
    for line, match in zip(lines, found, strict=True):
        if match and _key(match["label"]) in addresses:
            keys += f"{match['label']} {match['title'] or ''} {match['address']}".split()
            continue
        uses = [use for use in _USE.finditer(line) if _key(_label(use)) in addresses]
        keys += [word for use in uses for word in (use["label"] or "").split()]
        kept.append(_USE.sub(partial(_linked, addresses), line))
    return LinkedText(kept, keys)


def _label(use: re.Match[str]) -> str:
    return use["label"] or use["text"]


def _linked(addresses: Mapping[str, str], use: re.Match[str]) -> str:
    address = addresses.get(_key(_label(use)))
    return f"[{use['text']}]({address})" if address else use[0]


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()
