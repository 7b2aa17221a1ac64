"""Views of the public pages."""

from briefings.public.views.briefing import detail, edition, edition_parallel, parallel
from briefings.public.views.editions import changes, editions, verify, verify_anywhere
from briefings.public.views.files import (
    edition_printed,
    edition_printed_parallel,
    edition_word,
    edition_word_parallel,
    printed,
    printed_parallel,
    word,
    word_parallel,
)
from briefings.public.views.firm import about, areas, people, privacy
from briefings.public.views.front import (
    not_found,
    other_spelling,
    root,
    short_link,
    short_link_code,
)
from briefings.public.views.icons import icon
from briefings.public.views.identity import identity_css
from briefings.public.views.lists.pages import area, home, index, person, series
from briefings.public.views.lists.search import matches
from briefings.public.views.lists.suggestions import suggest
from briefings.public.views.machine_readable import (
    area_feed,
    as_bibtex,
    as_markdown,
    as_ris,
    as_text,
    cover,
    feed,
    json_feed,
    llms_txt,
    person_feed,
    robots,
    security_txt,
    series_feed,
    site_cover,
    sitemap,
    sitemap_pages,
    sitemap_part,
)
from briefings.public.views.pictures import picture

__all__ = [
    "about",
    "area",
    "area_feed",
    "areas",
    "as_bibtex",
    "as_markdown",
    "as_ris",
    "as_text",
    "changes",
    "cover",
    "detail",
    "edition",
    "edition_parallel",
    "edition_printed",
    "edition_printed_parallel",
    "edition_word",
    "edition_word_parallel",
    "editions",
    "feed",
    "home",
    "icon",
    "identity_css",
    "index",
    "json_feed",
    "llms_txt",
    "matches",
    "not_found",
    "other_spelling",
    "parallel",
    "people",
    "person",
    "person_feed",
    "picture",
    "printed",
    "printed_parallel",
    "privacy",
    "robots",
    "root",
    "security_txt",
    "series",
    "series_feed",
    "short_link",
    "short_link_code",
    "site_cover",
    "sitemap",
    "sitemap_pages",
    "sitemap_part",
    "suggest",
    "verify",
    "verify_anywhere",
    "word",
    "word_parallel",
]
