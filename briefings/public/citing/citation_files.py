"""A briefing for reference managers: as RIS, as BibTeX, and as meta elements (Highwire Press)."""

import re
from collections.abc import Iterator

from briefings.public.page_layout import Page, Person
from briefings.text.languages import TABLE, written
from briefings.text.names.family_names import split_name

# What BibTeX would take for commands of TeX.
_SPECIAL = re.compile(r"([\\{}$&#%_^~])")
_REPLACED = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


def ris(page: Page, address: str) -> str:
    """Return the record of https://en.wikipedia.org/wiki/RIS_(file_format) for a report."""
    fields = [
        ("TY", "RPRT"),
        *(("AU", _family_first(author)) for author in page.authors),
        ("TI", page.headline.line),
        *(("TT", side.line) for side in page.title if side != page.headline and side.line),
        *(("PB", firm) for firm in _firm(page)),
        ("M1", _number(page)),
        ("PY", str(page.date.year)),
        ("DA", page.date.strftime("%Y/%m/%d")),
        ("LA", TABLE[page.headline.language].hreflang),
        ("UR", address),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def bibtex(page: Page, address: str) -> str:
    fields = {
        "author": " and ".join(map(_tex_name, page.authors)),
        "title": f"{{{_tex(page.headline.line)}}}",
        "institution": _tex("".join(_firm(page))),
        "number": _tex(_number(page)),
        "date": page.date.isoformat(),
        "year": str(page.date.year),
        "language": TABLE[page.headline.language].hreflang,
        "url": address,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@report{{briefing-{page.reference},\n{lines}}}\n"


def meta(page: Page, pdf: str) -> Iterator[tuple[str, str]]:
    """Return names and contents of the elements that scholarly search engines read."""
    yield "citation_title", page.headline.line
    for author in page.authors:
        yield "citation_author", _family_first(author)
    yield "citation_publication_date", page.date.strftime("%Y/%m/%d")
    for firm in _firm(page):
        yield "citation_technical_report_institution", firm
    yield "citation_technical_report_number", _number(page)
    yield "citation_language", TABLE[page.headline.language].hreflang
    yield "citation_pdf_url", pdf


def _family_first(author: Person) -> str:
    return ", ".join(filter(None, split_name(author.name.line)))


def _tex_name(author: Person) -> str:
    """Return the family and the given name, each in braces, so that BibTeX splits neither."""
    return ", ".join(f"{{{_tex(part)}}}" for part in split_name(author.name.line) if part)


def _firm(page: Page) -> list[str]:
    """Return the firm's name in a list, which is empty if the firm had none yet."""
    return [side.line for side in page.firm if page.firms[written(side.language)].strip()][:1]


def _number(page: Page) -> str:
    return f"{page.reference}, {page.edition_number}"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda match: _REPLACED.get(match[0], f"\\{match[0]}"), text)
