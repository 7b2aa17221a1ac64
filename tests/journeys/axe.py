"""axe-core, run in the page that a test has open."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Django lays out the admin's own pages, so axe's best practices are not asked of them.
ADMIN_TAGS = [tag for tag in TAGS if tag != "best-practice"]
# The rules that see colours. The markup is the same in either scheme, and asked of all rules in light.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# The rules that see languages: all that is left to ask of Simplified Chinese, whose markup, words
# and widths are those of Traditional Chinese.
OF_LANGUAGES = ["html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "valid-lang"]
Violation = tuple[str, list[str]]


def violations(page: Page, tags: list[str] = TAGS) -> list[Violation]:
    """Return what the page violates in light, and what its colours violate in dark."""
    found = []
    for scheme in ("light", "dark"):
        in_colours(page, scheme)
        found += violations_in(page, scheme, tags)
    return found


def violations_by_language(page: Page, language: str, tags: list[str] = TAGS) -> list[Violation]:
    """Return the same of a page that is looked at in every language.

    Its colours do not depend on the language, so only one is looked at in dark.
    """
    if language == "zh-hans":
        return _violated(page, {"type": "rule", "values": OF_LANGUAGES})
    if language == "zh-hant":
        return violations(page, tags)
    in_colours(page, "light")
    return violations_in(page, "light", tags)


def violations_in(page: Page, scheme: str, tags: list[str] = TAGS) -> list[Violation]:
    if scheme == "dark":
        return _violated(page, {"type": "rule", "values": OF_COLOURS})
    return _violated(page, {"type": "tag", "values": tags})


def _violated(page: Page, rules: dict) -> list[Violation]:
    # Sending axe to the browser takes as long as many of its rules, so a page gets it once.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # Rows out of view are not laid out: axe would see their fields on top of each other.
    page.evaluate(
        """for (const row of document.querySelectorAll(".rows .row"))
            row.style.contentVisibility = "visible";"""
    )
    # Reports only violations: the report of what is in order took longer than finding it.
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    response = page.evaluate("(options) => axe.run(options)", options)
    return [
        (violation["id"], [node["html"][:160] for node in violation["nodes"][:2]])
        for violation in response["violations"]
    ]


def in_colours(page: Page, scheme: str) -> None:
    """Switch to a scheme. Django's links fade from one colour to the other.

    What moves with scrolling instead of with time has no end to wait for, and a page that the
    browser does not draw has no next frame: nothing here waits for more than two seconds.
    """
    page.emulate_media(color_scheme=scheme)
    page.evaluate(
        """Promise.race([
            new Promise((done) => setTimeout(done, 2000)),
            new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
                .then(() => document.getAnimations().filter((one) => one.timeline === document.timeline))
                .then((fading) => Promise.allSettled(fading.map((one) => one.finished)))
        ]).then(() => null)"""
    )


# WCAG 1.4.4, through the object model: a page's policy forbids a style element. Folds are opened.
_TWICE_AS_LARGE = """for (const folded of document.querySelectorAll("details")) folded.open = true;
document.documentElement.style.fontSize = "200%";
document.documentElement.scrollWidth"""


def too_wide_in_large_text(page: Page, width: int = 390) -> bool:
    """Return whether text of twice the size makes a phone's page scroll sideways."""
    page.set_viewport_size({"width": width, "height": 844})
    return page.evaluate(_TWICE_AS_LARGE) > width


def too_wide(page: Page, widths: tuple[int, ...]) -> list[int]:
    """Return the widths of a window in which the page would have to be scrolled sideways."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found
