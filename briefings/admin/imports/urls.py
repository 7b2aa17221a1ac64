"""The addresses of imports, below those of briefings."""

from collections.abc import Callable

from django.urls import URLPattern, path

from briefings.admin.imports import (
    import_review,
    kept_imports,
    new_from_text,
    review_work,
    row_flags,
    style_suggestions,
)


def import_urls(inside: Callable) -> list[URLPattern]:
    """Return the addresses; `inside` admits only signed-in staff."""
    views = {
        "import/": (new_from_text.paste, "import"),
        "import/<int:number>/": (import_review.review, "review"),
        "import/<int:number>/kept/": (review_work.save, "kept_review"),
        "import/flags/": (row_flags.flags, "flags"),
        "imports/": (kept_imports.kept, "imports"),
        "style/": (style_suggestions.style, "style"),
    }
    return [
        path(address, inside(view), name=f"briefings_briefing_{name}")
        for address, (view, name) in views.items()
    ]
