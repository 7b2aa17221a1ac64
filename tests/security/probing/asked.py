"""Find what an address reads from a request (parameters, fields, JSON) by probing it."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from unittest import mock
from urllib.parse import parse_qsl, urlsplit

from django.http import QueryDict
from django.test import Client
from lxml import html

READS = ("get", "getlist", "__getitem__", "__contains__")
Fields = list[tuple[str, str]]


@dataclass
class Asked:
    """The names that an address reads, and the forms on its page as they would be sent."""

    parameters: set[str] = field(default_factory=set)
    json: set[str] = field(default_factory=set)
    forms: list[Fields] = field(default_factory=list)

    @property
    def fields(self) -> set[str]:
        return (self.parameters | {name for form in self.forms for name, _ in form}) - {
            "csrfmiddlewaretoken"
        }


def asked_by(client: Client, path: str) -> Asked:
    found = Asked()
    with _listening(found):
        page = client.get(path)
        client.post(path, {"x": "x"})
        client.post(path, "{}", content_type="application/json")
        if page.get("Content-Type", "").startswith("text/html") and page.content:
            _read_page(found, path, page.content.decode())
        for form in found.forms:
            client.post(path, dict(form))
    return found


def _read_page(found: Asked, path: str, text: str) -> None:
    tree = html.fromstring(text)
    for form in tree.forms:
        if (urlsplit(form.action or "").path or path) == path:
            fields = [(name, value or "") for name, value in form.form_values()]
            found.forms.append([pair for pair in fields if pair[0] != "csrfmiddlewaretoken"])
    for link in tree.xpath("//a/@href"):
        parts = urlsplit(str(link))
        if parts.path in ("", path):
            found.parameters |= {name for name, _ in parse_qsl(parts.query)}


@contextmanager
def _listening(found: Asked) -> Iterator[None]:
    with ExitStack() as patches:
        for name in READS:
            patches.enter_context(mock.patch.object(QueryDict, name, _noting(name, found)))
        reads = json.loads

        def loads(text: Any, **options: Any) -> Any:
            return reads(
                text, **{"object_hook": lambda pairs: _Noting(pairs, found.json)} | options
            )

        # The module's own name, not json.loads: sessions and messages are read by that, too.
        noting = SimpleNamespace(**vars(json) | {"loads": loads})
        patches.enter_context(mock.patch("briefings.admin.editor.text_page.json", noting))
        yield


def _noting(name: str, found: Asked) -> Callable:
    original = getattr(QueryDict, name)

    def read(self: QueryDict, key: str, *args: Any, **options: Any) -> Any:
        found.parameters.add(key)
        return original(self, key, *args, **options)

    return read


class _Noting(dict):
    def __init__(self, pairs: dict, names: set[str]):
        super().__init__(pairs)
        self._names = names

    def get(self, key: str, *default: Any) -> Any:
        self._names.add(key)
        return super().get(key, *default)
