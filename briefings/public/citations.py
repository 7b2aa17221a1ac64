"""Citations of a paragraph of an edition, in each language's style."""

from briefings.public.page_layout import Page
from briefings.text.dates import day_in
from briefings.text.languages import CHINESE, ENGLISH


def citations(page: Page, *, site: str) -> dict[str, str]:
    """Return a citation per language with a title; {n} and {id} stand for the paragraph."""
    forms = {CHINESE: _chinese, ENGLISH: _english}
    return {
        language: form(page, f"{site}/{language}/briefings/{page.reference}/editions/")
        for language, form in forms.items()
        if page.titles[language].strip()
    }


def _chinese(page: Page, editions: str) -> str:
    firm = page.firms[CHINESE] or page.firms[ENGLISH]
    return (
        f"{firm}：〈{page.titles[CHINESE]}〉，簡報{page.reference}，第{page.edition_number}版，"
        f"{day_in(CHINESE, page.date)}，第{{n}}段，{editions}{page.edition_number}/#{{id}}"
    )


def _english(page: Page, editions: str) -> str:
    firm = page.firms[ENGLISH] or page.firms[CHINESE]
    return (
        f"{firm}, ‘{page.titles[ENGLISH]}’, Briefing {page.reference}, "
        f"edition {page.edition_number}, "
        f"{day_in(ENGLISH, page.date)}, ¶ {{n}}, {editions}{page.edition_number}/#{{id}}"
    )
