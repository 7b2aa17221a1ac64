"""Citations of an edition and of its paragraphs, in each language's style."""

from briefings.public.page_layout import Page
from briefings.text.chinese import simplified
from briefings.text.dates import day_in
from briefings.text.languages import CHINESE, ENGLISH, SIMPLIFIED, written

_MOST_NAMED = 3  # if there are more authors, only the first is named


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
        f"{firm}{'：' if firm else ''}〈{page.titles[CHINESE]}〉，"
        f"簡報{page.reference}，第{page.edition_number}版，{day_in(CHINESE, page.date)}，"
        f"第{{n}}段，{editions}{page.edition_number}/#{{id}}"
    )


def _english(page: Page, editions: str) -> str:
    firm = page.firms[ENGLISH] or page.firms[CHINESE]
    return (
        f"{firm}{', ' if firm else ''}‘{page.titles[ENGLISH]}’, Briefing {page.reference}, "
        f"edition {page.edition_number}, "
        f"{day_in(ENGLISH, page.date)}, ¶ {{n}}, {editions}{page.edition_number}/#{{id}}"
    )


def whole(page: Page, *, site: str) -> str:
    """Return the citation of the edition in the page's language; in English in OSCOLA style."""
    forms = {CHINESE: _chinese_whole, ENGLISH: _english_whole}
    said = forms[written(page.language)](page, address_of(page, site=site))
    return simplified.convert(said) if page.language == SIMPLIFIED else said


def address_of(page: Page, *, site: str) -> str:
    """Return the address of the edition: unlike the briefing's, it always shows what was cited."""
    return f"{site}/{page.language}/briefings/{page.reference}/editions/{page.edition_number}/"


def _chinese_whole(page: Page, address: str) -> str:
    authors = "、".join(author.name.line for author in page.authors)
    title = page.titles[CHINESE] or page.titles[ENGLISH]
    firm = page.firms[CHINESE] or page.firms[ENGLISH]
    return (
        f"{authors}{'：' if authors else ''}〈{title}〉，{firm}{'，' if firm else ''}"
        f"簡報{page.reference}，第{page.edition_number}版，{day_in(CHINESE, page.date)}，{address}"
    )


def _english_whole(page: Page, address: str) -> str:
    names = [author.name.line for author in page.authors]
    if len(names) > _MOST_NAMED:
        authors = f"{names[0]} and others"
    else:
        authors = " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    title = page.titles[ENGLISH] or page.titles[CHINESE]
    firm = page.firms[ENGLISH] or page.firms[CHINESE]
    return (
        f"{authors}{', ' if authors else ''}‘{title}’ (Briefing {page.reference}, "
        f"edition {page.edition_number}, {firm}{', ' if firm else ''}"
        f"{day_in(ENGLISH, page.date)}) <{address}>"
    )
