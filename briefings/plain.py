"""A briefing as plain text and as Markdown: for quoting, for archives and for machines."""

from briefings import richtext
from briefings.days import day_in
from briefings.reading import ENGLISH, Page, Side, Sides

_MISSING = {
    "zh-hant": "（此段未有中文版本）",
    "zh-hans": "（此段未有中文版本）",
    ENGLISH: "(This paragraph is not available in English.)",
}


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
    for part in page.parts:
        if part.has_heading:
            blocks.append(heading + " / ".join(_lines(part.heading)))
        for pair in part.pairs:
            sides = [
                _MISSING[side.language] if side.missing else words(side) for side in pair.sides
            ]
            # On a line of its own, or a list or quotation would not be one.
            blocks += [f"¶ {pair.number}", *sides]
    blocks += [f"{source.label.source} {source.url}".strip() for source in page.sources]
    blocks += [words(side) for side in page.disclaimer if not side.missing]
    return "\n\n".join(blocks) + "\n"


def _lines(sides: Sides) -> list[str]:
    return [side.source for side in sides if not side.missing]


def _facts(page: Page, address: str) -> str:
    comma = ", " if page.language == ENGLISH else "、"
    facts = [comma.join(author.name.source for author in page.authors)]
    facts += [day_in(page.language, page.date), page.reference, *_lines(page.firm), address]
    return "\n".join(fact for fact in facts if fact)
