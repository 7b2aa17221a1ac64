"""URLs of the product's own pages below those of briefings in the admin."""

from collections.abc import Callable

from django.urls import URLPattern, path, re_path

from briefings.admin import activity
from briefings.admin.drafts import find_in_drafts, recycle_bin
from briefings.admin.editor import (
    checks,
    details,
    find_places,
    history,
    links,
    pictures,
    presence,
    text_page,
    working_copy,
)
from briefings.admin.imports.urls import import_urls
from briefings.admin.permissions import View
from briefings.admin.publication import (
    preview_links,
    publish_page,
    related,
    sign_off,
    withdrawal,
)
from briefings.public.views.pictures import FILE_PATTERN

_PAGES = (
    publish_page.PAGES
    | sign_off.PAGES
    | withdrawal.PAGES
    | preview_links.PAGES
    | activity.PAGES
    | related.PAGES
)


def own_urls(inside: Callable[[View], View]) -> list[URLPattern]:
    """Return the pages; `inside` lets in staff who are signed in."""
    return [
        *import_urls(inside),
        path("paste/", inside(text_page.paste), name="briefings_briefing_paste"),
        path("simplified/", inside(text_page.simplified), name="briefings_briefing_simplified"),
        path("pictures/", inside(pictures.upload), name="briefings_briefing_pictures"),
        re_path(
            f"^pictures/{FILE_PATTERN}$",
            inside(pictures.picture),
            name="briefings_briefing_picture",
        ),
        path("places/", inside(find_places.places), name="briefings_briefing_places"),
        path("find/", inside(find_in_drafts.find), name="briefings_briefing_find"),
        path("checks/", inside(checks.checks), name="briefings_briefing_checks"),
        path("<int:pk>/links/", inside(links.check), name="briefings_briefing_links"),
        path("<int:pk>/details/", inside(details.save), name="briefings_briefing_details"),
        path("<int:pk>/text/", inside(details.text), name="briefings_briefing_text"),
        path(
            "<int:pk>/presence/",
            inside(presence.presence),
            name="briefings_briefing_presence",
        ),
        path(
            "<int:pk>/working-copy/",
            inside(working_copy.keep),
            name="briefings_briefing_working_copy",
        ),
        *(
            path(f"<int:pk>/{name}/", inside(view), name=f"briefings_briefing_{name}")
            for name, view in _PAGES.items()
        ),
        *(
            path(f"<int:pk>/{address}/", inside(view), name=f"briefings_briefing_{name}")
            for address, (name, view) in preview_links.MORE.items()
        ),
        *(
            path(address, inside(view), name=f"briefings_briefing_{name}")
            for address, (name, view) in recycle_bin.PAGES.items()
        ),
        path("<int:pk>/saves/", inside(history.versions), name="briefings_briefing_versions"),
        path(
            "<int:pk>/saves/<int:revision>/",
            inside(history.version),
            name="briefings_briefing_version",
        ),
        path(
            "<int:pk>/editions/<int:number>/approve/",
            inside(sign_off.approve_edition),
            name="briefings_briefing_approve_edition",
        ),
        path(
            "<int:pk>/preview/<str:mode>/",
            inside(publish_page.preview),
            name="briefings_briefing_preview",
        ),
    ]
