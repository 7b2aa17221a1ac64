"""Addresses of what clients read: outside a language, and inside /<lang>/."""

from django.urls import path, re_path, register_converter

from briefings.public import views
from briefings.public.views.pictures import FILE_PATTERN
from briefings.sharing.views import preview, preview_picture
from briefings.text.languages import TABLE


class Reference:
    """A briefing's reference, such as 2025-17."""

    regex = "[0-9]{4}-[0-9]{1,9}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class EditionNumber:
    """1, 2, 3 ...: never more digits than the database's integers have."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Hex:
    """A digest, or its beginning."""

    regex = "[0-9A-Fa-f]{1,64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Hex, "hex")
register_converter(Reference, "reference")
register_converter(EditionNumber, "edition")

outside = [
    path("", views.root, name="root"),
    path("b/<reference:reference>", views.short_link, name="short_link"),
    path("b/<reference:reference>.svg", views.short_link_code, name="short_link_code"),
    path("verify/<hex:digest>/", views.verify_anywhere, name="verify_anywhere"),
    re_path(rf"^figures/{FILE_PATTERN}$", views.picture, name="picture"),
    re_path(
        r"^identity-(?P<colour>[0-9a-f]{6})-(?P<digest>[0-9a-f]{8})\.css$",
        views.identity_css,
        name="identity_css",
    ),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-pages.xml", views.sitemap_pages, name="sitemap_pages"),
    path("sitemap-<edition:number>.xml", views.sitemap_part, name="sitemap_part"),
    path("favicon.ico", views.icon),
    path("apple-touch-icon.png", views.icon),
    path("robots.txt", views.robots, name="robots"),
    path("llms.txt", views.llms_txt, name="llms_txt"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    # /zh-Hant/, /zh/, /en-gb/ ...: anything but the languages themselves, which are all lower case
    re_path(
        rf"^(?!(?:{'|'.join(TABLE)})(?:/|$))(?P<language>(?:[Zz][Hh]|[Ee][Nn]|[Pp][Tt])"
        r"(?:[-_][A-Za-z0-9]{2,8}){0,2})(?:/(?P<rest>.*))?$",
        views.other_spelling,
    ),
]

secret = [
    path("preview/<str:token>/", preview, name="preview"),
    re_path(
        rf"^preview/(?P<token>[^/]+)/figures/{FILE_PATTERN}$",
        preview_picture,
        name="preview_picture",
    ),
]

inside = [
    path("", views.home, name="home"),
    path("briefings/", views.index, name="index"),
    # /briefings/<reference>/
    path("briefings/<reference:reference>/", views.detail, name="by_reference"),
    path("briefings/<reference:reference>/parallel/", views.parallel, name="parallel"),
    path("briefings/<reference:reference>/matches/", views.matches, name="matches"),
    path("briefings/<reference:reference>/pdf/", views.printed, name="printed"),
    path(
        "briefings/<reference:reference>/parallel/pdf/",
        views.printed_parallel,
        name="printed_parallel",
    ),
    path("briefings/<reference:reference>/word/", views.word, name="word"),
    path(
        "briefings/<reference:reference>/parallel/word/", views.word_parallel, name="word_parallel"
    ),
    path("briefings/<reference:reference>/editions/", views.editions, name="editions"),
    path(
        "briefings/<reference:reference>/editions/<edition:number>/",
        views.edition,
        name="edition",
    ),
    path(
        "briefings/<reference:reference>/editions/<edition:number>/parallel/",
        views.edition_parallel,
        name="edition_parallel",
    ),
    path(
        "briefings/<reference:reference>/editions/<edition:number>/pdf/",
        views.edition_printed,
        name="edition_printed",
    ),
    path(
        "briefings/<reference:reference>/editions/<edition:number>/parallel/pdf/",
        views.edition_printed_parallel,
        name="edition_printed_parallel",
    ),
    path(
        "briefings/<reference:reference>/editions/<edition:number>/word/",
        views.edition_word,
        name="edition_word",
    ),
    path(
        "briefings/<reference:reference>/editions/<edition:number>/parallel/word/",
        views.edition_word_parallel,
        name="edition_word_parallel",
    ),
    path(
        "briefings/<reference:reference>/editions/<edition:before>..<edition:after>/",
        views.changes,
        name="changes",
    ),
    path(
        "briefings/<reference:reference>/editions/<edition:number>/cover.png",
        views.cover,
        name="cover",
    ),
    path("verify/<hex:digest>/", views.verify, name="verify"),
    path("briefings/<reference:reference>/<str:slug>/", views.detail, name="detail"),
    path("briefings/<reference:reference>.txt", views.as_text, name="as_text"),
    path("briefings/<reference:reference>.md", views.as_markdown, name="as_markdown"),
    path("briefings/<reference:reference>.ris", views.as_ris, name="as_ris"),
    path("briefings/<reference:reference>.bib", views.as_bibtex, name="as_bibtex"),
    path("cover.png", views.site_cover, name="site_cover"),
    path("suggest/", views.suggest, name="suggest"),
    path("feed/", views.feed, name="feed"),
    path("feed/json/", views.json_feed, name="json_feed"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("areas/", views.areas, name="areas"),
    path("people/", views.people, name="people"),
    path("areas/<slug:slug>/", views.area, name="area"),
    path("areas/<slug:slug>/feed/", views.area_feed, name="area_feed"),
    path("series/<slug:slug>/", views.series, name="series"),
    path("series/<slug:slug>/feed/", views.series_feed, name="series_feed"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("people/<slug:slug>/feed/", views.person_feed, name="person_feed"),
]
