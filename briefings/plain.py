"""A briefing as plain text and as Markdown: for quoting, for archives and for machines."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from briefings import richtext
from briefings.days import day_in
from briefings.reading import CHINESE, ENGLISH, SIMPLIFIED, Page, ShownPair, Side, Sides


def markdown(page: Page, *, address: str) -> str:
    return _document(page, address, heading="## ", title="# ", words=_source)


def text(page: Page, *, address: str) -> str:
    return _document(page, address, heading="", title="", words=_words)


def _source(side: Side) -> str:
    return side.source.strip()


def _words(side: Side) -> str:
    """The words with their footnotes behind them."""
    notes = richtext.split_notes(side.source).notes
    lines = [side.text] + [f"[{at}] {note}" for at, (_label, note) in enumerate(notes, start=1)]
    return "\n".join(lines)


def _document(page: Page, address: str, *, heading: str, title: str, words) -> str:
    blocks = [f"{title}{side.source}" for side in page.title if not side.missing]
    blocks += [words(side) for side in page.standfirst if not side.missing]
    blocks.append(_facts(page, address))
    if page.key_points:
        blocks.append(heading + " / ".join(_in_each(page.columns, lambda: _("Key points"))))
        blocks += [words(side) for side in page.key_points if not side.missing]
    for part in page.parts:
        if part.has_heading:
            blocks.append(heading + " / ".join(_lines(part.heading)))
            blocks += _said(page, _heading_behind(part.behind)) if part.behind else []
        for pair in part.pairs:
            # On a line of its own, or a list or quotation would not be one.
            blocks += [f"¶ {pair.number}", *_pair(page, pair, words)]
    blocks += [f"{source.label.source} {source.url}".strip() for source in page.sources]
    blocks += [words(side) for side in page.disclaimer if not side.missing]
    return "\n\n".join(blocks) + "\n"


def _pair(page: Page, pair: ShownPair, words) -> list[str]:
    blocks: list[str] = []
    for side in pair.sides:
        blocks += _said(page, _missing(side.language)) if side.missing else [words(side)]
    return blocks + (_said(page, _behind(pair.behind)) if pair.behind else [])


def _said(page: Page, sentence) -> list[str]:
    """A note of ours in both languages, for whoever reads either."""
    chinese = SIMPLIFIED if page.language == SIMPLIFIED else CHINESE
    first, second = _in_each((chinese, ENGLISH), sentence)
    return [f"（{first}）\n({second})"]


def _in_each(languages: tuple[str, ...], sentence) -> list[str]:
    said = []
    for language in languages:
        with override(language):
            said.append(str(sentence()))
    return said


def _missing(language: str):
    if language == ENGLISH:
        return lambda: _("This paragraph is not available in English.")
    return lambda: _("This paragraph is not available in Chinese.")


def _behind(language: str):
    if language == ENGLISH:
        return lambda: _("The English of this paragraph is not yet updated to match the Chinese.")
    return lambda: _("The Chinese of this paragraph is not yet updated to match the English.")


def _heading_behind(language: str):
    if language == ENGLISH:
        return lambda: _("The English of this heading is not yet updated to match the Chinese.")
    return lambda: _("The Chinese of this heading is not yet updated to match the English.")


def _lines(sides: Sides) -> list[str]:
    return [side.source for side in sides if not side.missing]


def _facts(page: Page, address: str) -> str:
    comma = ", " if page.language == ENGLISH else "、"
    facts = [comma.join(author.name.source for author in page.authors)]
    facts += [day_in(page.language, page.date), page.reference, *_lines(page.firm), address]
    return "\n".join(fact for fact in facts if fact)
