"""A briefing as plain text and as Markdown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from briefings.public.notices import reader_notes
from briefings.public.page_layout import Behind, Page, ShownPair, ShownSource, Side, Sides
from briefings.text.dates import day_in
from briefings.text.languages import TABLE, as_read_in
from briefings.text.markup.figures import PUBLIC
from briefings.text.markup.markdown_writer import escaped, escaped_heading, linked, to_markdown


@dataclass(frozen=True, slots=True)
class _Form:
    """The functions by which a format writes the parts of a briefing."""

    title: Callable[[str], str]
    heading: Callable[[str, int], str]
    line: Callable[[str], str]  # a text of one line, such as a name
    line_end: str
    source: Callable[[str, str], str]  # a source's label and URL
    prose: Callable[[Side], str]


_TEXT = _Form(
    title=str,
    heading=lambda line, _level: line,
    line=str,
    line_end="\n",
    source=lambda label, url: f"{label} {url}".strip(),
    prose=lambda side: side.text,
)
_MARKDOWN = _Form(
    title=lambda line: f"# {escaped_heading(line)}",
    heading=lambda line, level: f"#{'#' * level} {escaped_heading(line)}",
    line=escaped,
    line_end="  \n",
    source=linked,
    prose=lambda side: to_markdown(
        side.source,
        first_note=side.first_note,
        figures=settings.SITE_URL + PUBLIC,
        briefings=f"{settings.SITE_URL}/{side.language}/briefings/",
    ),
)


def markdown(page: Page, *, address: str) -> str:
    return _document(page, address, _MARKDOWN)


def text(page: Page, *, address: str) -> str:
    return _document(page, address, _TEXT)


def _document(page: Page, address: str, form: _Form) -> str:
    blocks = [form.title(side.line) for side in page.title if not side.missing]
    blocks += _prose(page.standfirst, form)
    blocks.append(_facts(page, address, form))
    if page.key_points:
        blocks.append(form.heading(_in_both(page, lambda: _("Key points")), 1))
        blocks += _prose(page.key_points, form)
    for part in page.parts:
        if part.has_heading:
            blocks.append(form.heading(" / ".join(_lines(part.heading)), part.level))
            blocks += _behind(page, part.behind, reader_notes.heading_behind)
        for pair in part.pairs:
            # On separate lines, as lists and quotations require.
            blocks += [f"¶ {pair.number}", *_pair(page, pair, form)]
    if page.sources:
        blocks.append(form.heading(_in_both(page, lambda: _("Sources")), 1))
        blocks += [_source(page, source, form) for source in page.sources]
    blocks += _prose(page.disclaimer, form)
    return "\n\n".join(blocks) + "\n"


def _prose(sides: Sides, form: _Form) -> list[str]:
    return [form.prose(side) for side in sides if not side.missing]


def _source(page: Page, source: ShownSource, form: _Form) -> str:
    accessed = ""
    if source.accessed:
        accessed = _("accessed on %(day)s") % {"day": day_in(page.language, source.accessed)}
    return f"{form.source(source.label.line, source.url)} {accessed}".strip()


def _pair(page: Page, pair: ShownPair, form: _Form) -> list[str]:
    blocks: list[str] = []
    for side in pair.sides:
        if side.missing:
            blocks.append(_note(page, reader_notes.paragraph_missing, side.language))
        else:
            blocks.append(form.prose(side))
    return blocks + _behind(page, pair.behind, reader_notes.paragraph_behind)


def _behind(page: Page, behind: tuple[Behind, ...], say: Callable[[Behind], str]) -> list[str]:
    return [_note(page, say, one) for one in behind]


def _note(page: Page, say: Callable[[Any], str], about: Any) -> str:
    """Return a note of the site's in every language, since a reader may know only one."""
    spoken = as_read_in(page.language)
    notes = zip(spoken, _in_each(spoken, lambda: say(about)), strict=True)
    return "\n".join(TABLE[language].brackets % note for language, note in notes)


def _in_each(languages: tuple[str, ...], sentence) -> list[str]:
    said = []
    for language in languages:
        with override(language):
            said.append(str(sentence()))
    return said


def _in_both(page: Page, sentence) -> str:
    return " / ".join(_in_each(page.columns, sentence))


def _lines(sides: Sides) -> list[str]:
    return [side.line for side in sides if not side.missing]


def _facts(page: Page, address: str, form: _Form) -> str:
    facts = [TABLE[page.language].comma.join(author.name.line for author in page.authors)]
    facts += [day_in(page.language, page.date), page.reference, *_lines(page.firm)]
    return form.line_end.join([*(form.line(fact) for fact in facts if fact), address])
