"""Pages that clients read: each view parses, asks once, answers."""

from briefings.views.briefing import detail, edition, edition_parallel, parallel
from briefings.views.editions import changes, editions, verify, verify_anywhere
from briefings.views.front import not_found, other_spelling, root
from briefings.views.lists import area, home, index, person
from briefings.views.machines import (
    as_markdown,
    as_text,
    cover,
    feed,
    json_feed,
    llms_txt,
    robots,
    security_txt,
    sitemap,
    sitemap_pages,
    sitemap_part,
)
from briefings.views.printing import printed, printed_parallel

__all__ = [
    "area",
    "as_markdown",
    "as_text",
    "changes",
    "cover",
    "detail",
    "edition",
    "edition_parallel",
    "editions",
    "feed",
    "home",
    "index",
    "json_feed",
    "llms_txt",
    "not_found",
    "other_spelling",
    "parallel",
    "person",
    "printed",
    "printed_parallel",
    "robots",
    "root",
    "security_txt",
    "sitemap",
    "sitemap_pages",
    "sitemap_part",
    "verify",
    "verify_anywhere",
]
