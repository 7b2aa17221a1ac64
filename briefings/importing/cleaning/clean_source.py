"""Give every block of the source its language and its role, and keep what is text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefings.importing.block import FoundPicture, LeftOut, Line, ReadSource, Reason, Role
from briefings.importing.cleaning.edge_groups import without_edge_groups
from briefings.importing.cleaning.figures import apart, with_pictures
from briefings.importing.cleaning.foreign_names import with_names
from briefings.importing.cleaning.languages.other_languages import without_other_languages
from briefings.importing.cleaning.languages.simplified_chinese import without_simplified
from briefings.importing.cleaning.lone_numbers import with_numbers
from briefings.importing.cleaning.named_articles import with_named_articles
from briefings.importing.cleaning.page_parts.back_matter import (
    cited_sources,
    contact_of,
    contact_roles,
    source_roles,
)
from briefings.importing.cleaning.page_parts.buttons import without_buttons
from briefings.importing.cleaning.page_parts.contents import contents_roles
from briefings.importing.cleaning.page_parts.head_fields import without_fields
from briefings.importing.cleaning.page_parts.line_controls import (
    without_controls,
    without_language_tabs,
)
from briefings.importing.cleaning.page_parts.mail_furniture import mail_furniture_roles
from briefings.importing.cleaning.page_parts.menus import without_menus
from briefings.importing.cleaning.page_parts.page_furniture import page_furniture_roles
from briefings.importing.cleaning.page_parts.prose import without_prose
from briefings.importing.cleaning.page_parts.sent_on import without_covering_mails
from briefings.importing.cleaning.set_off_lines import (
    with_set_off,
    with_signs_as_headings,
    without_usual_marks,
)
from briefings.importing.cleaning.tables.data_tables import with_tables
from briefings.importing.cleaning.tables.headers import table_furniture_roles
from briefings.importing.cleaning.tables.layout_tables import without_frames
from briefings.importing.cleaning.titles.broken_title import with_whole_title
from briefings.importing.cleaning.titles.found_title import with_found_title
from briefings.importing.cleaning.titles.labelled_title import with_title
from briefings.importing.imported_briefing import ImportedContact, ImportedSource

# A gap made on purpose ends a section; made between most paragraphs it is only their spacing.
MANY_SPACERS = 0.34
# What public accounts (WeChat) call the box of their text.
_ARTICLE = "js_content"


@dataclass(frozen=True)
class CleanSource:
    """The lines of the text, each with its language, and what was set aside."""

    lines: list[Line]
    sources: tuple[ImportedSource, ...]
    contact: ImportedContact
    left_out: list[LeftOut]
    pictures: tuple[FoundPicture, ...]


def clean(source: ReadSource, *, of_two_files: bool = False) -> CleanSource:
    """Return the lines of the text. The contact lines of two files are pairs, so they stay."""
    blocks, others = without_other_languages(source.blocks)
    blocks, simplified = without_simplified(blocks)
    lines, pictures = apart(with_tables(blocks))
    lines = with_numbers(without_frames(without_usual_marks(lines)))
    lines = with_named_articles(lines)
    around: list[LeftOut] = []
    if source.origin is not None and source.origin.form == "text":
        lines, around = without_edge_groups(lines, source.origin.text)
        lines = with_whole_title(lines)
    lines, tabs = without_language_tabs(lines)
    lines, buttons = without_buttons(lines)
    lines, menus = without_menus(with_names(lines))
    lines, covering = without_covering_mails(lines)
    lines, fields = without_fields(lines)
    lines, labels = with_title(lines)
    lines, controls = without_controls(lines)
    lines = with_signs_as_headings(with_found_title(with_set_off(lines), source.names))
    left_out = [*source.left_out, *others, *simplified, *around, *tabs, *buttons, *menus, *covering]
    left_out += [*fields, *labels, *controls]
    leaving_out: tuple[Callable[[Sequence[Line]], Mapping[int, Reason]], ...] = (
        partial(contents_roles, were_read=any(x.reason == "contents" for x in source.left_out)),
        table_furniture_roles,
        partial(page_furniture_roles, is_page=bool(around or buttons or menus) or _is_page(source)),
        mail_furniture_roles,
    )
    for roles_of in leaving_out:
        roles = without_prose(lines, roles_of(lines))
        left_out += [LeftOut(lines[place].text, roles[place]) for place in sorted(roles)]
        lines, _ = _divided(lines, roles)
    lines, cited = _divided(lines, source_roles(lines))
    lines, closing = _divided(lines, {} if of_two_files else contact_roles(lines))
    lines = _text_lines(with_pictures(lines, pictures))
    return CleanSource(
        lines,
        cited_sources(cited),
        contact_of(closing),
        left_out,
        tuple(picture for _place, picture in pictures),
    )


def _is_page(source: ReadSource) -> bool:
    """Return whether a whole page was read: it has menus, or is an article of a public account."""
    origin = source.origin
    is_article = origin is not None and origin.form == "html" and _ARTICLE in origin.text
    return is_article or any(one.reason == "navigation" for one in source.left_out)


def _divided(lines: Sequence[Line], roles: Mapping[int, Role]) -> tuple[list[Line], list[Line]]:
    """The lines without a new role, and those with it."""
    return (
        [line for place, line in enumerate(lines) if place not in roles],
        [replace(lines[place], role=roles[place]) for place in sorted(roles)],
    )


def _text_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines that say something, numbered; rare spacers mark the line behind them."""
    spacers = sum(line.role == "spacer" for line in lines)
    are_rare = spacers <= MANY_SPACERS * (len(lines) - spacers)
    found: list[Line] = []
    after_gap = False
    for line in lines:
        if line.role == "spacer":
            after_gap = are_rare
        else:
            found.append(replace(line, place=len(found), after_gap=after_gap))
            after_gap = False
    return found
