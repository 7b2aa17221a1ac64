"""The parts of a briefing's page, which each process makes once for all readers.

They are kept under a name that names everything they depend on. A draft has no such name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

KEPT = "template_fragments"  # the cache in which `{% cache %}` keeps parts of other pages


@dataclass(frozen=True, slots=True)
class PageParts:
    title: str
    summary: str
    head: SafeString
    article: SafeString

    @classmethod
    def made(cls, context: dict[str, Any]) -> Self:
        page = context["page"]
        return cls(
            title=page.headline.source,
            summary=page.summary,
            head=render_to_string("briefings/reading/_metadata.html", context),
            article=render_to_string("briefings/reading/_article.html", context),
        )

    @classmethod
    def kept(cls, name: str, context: Callable[[], dict[str, Any]]) -> Self:
        """Return the parts of that name; only if they are not kept is their context needed."""
        key = f"page_parts.{name}"
        parts = caches[KEPT].get(key)
        if parts is None:
            parts = cls.made(context())
            caches[KEPT].set(key, parts, None)
        return parts
