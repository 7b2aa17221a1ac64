"""Every page that clients read: WCAG by axe, reflow, the language of each part, and the setting."""

import re
from urllib.parse import urldefrag

import lxml.html
import pytest

from briefings.models import picture
from briefings.models.firm import Firm
from briefings.text.files.pictures import encode
from tests.journeys.axe import too_wide, too_wide_in_large_text, violations_by_language
from tests.journeys.library import library
from tests.support import pictures
from tests.support.factories import make_author, make_briefing, publish_now

__all__ = ["library"]

SLUG = "trade-mark-law-revised"
BRIEFING = f"briefings/2025-1/{SLUG}/"
PAGES = (
    "", "briefings/", "briefings/?area=ip&q=", "briefings/?q=%E5%95%86%E6%A8%99", "briefings/?q=nothingatall",
    BRIEFING, "briefings/2025-1/parallel/", "briefings/2025-1/editions/", "briefings/2025-1/editions/1/",
    "briefings/2025-1/editions/1..2/", "briefings/2025-2/", "areas/ip/", "people/ana-lei/", "people/", "areas/", "about/", "privacy/", "nope/",
)  # fmt: skip
LANGUAGES = ("zh-hant", "zh-hans", "en")
WIDTHS = (320, 360, 390, 768, 1280, 1440)


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(library, live_server, page, language):
    found = {}
    for address in PAGES:
        page.goto(f"{live_server.url}/{language}/{address}")
        found[address] = violations_by_language(page, language)

    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.browser
def test_nothing_runs_over_the_edge_at_any_width(library, live_server, page):
    found = {}
    for address in PAGES:
        page.goto(f"{live_server.url}/en/{address}")
        found[address] = too_wide(page, WIDTHS)

    assert {address: widths for address, widths in found.items() if widths} == {}


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_text_of_twice_the_size_fits_a_phone(library, live_server, page, language):
    found = []
    for address in (*PAGES, "contact/", "follow/"):
        page.goto(f"{live_server.url}/{language}/{address}")
        found += [address] if too_wide_in_large_text(page) else []

    assert found == []


@pytest.mark.browser
def test_long_words_and_photographs_fit_in_text_of_twice_the_size(library, live_server, page, noon):
    digest = picture.store(encode(pictures.chart(400, 500)), at=noon)
    make_author(
        "domingos",
        name_en="Domingos Rodrigues",
        languages_en="Cantonese, English and Portuguese",
        public_email="domingos-rodrigues@firm.example",
        telephone="+853 2833 0000",
        photograph=picture.Picture.objects.get(digest=digest),
    )
    firm = Firm.load()
    firm.telephone, firm.whatsapp, firm.wechat = "+853 2833 0000", "+853 6600 0000", "firm_macau"
    firm.save()
    title = {"zh-hant": "網絡安全", "en": "Responsibilities under the cybersecurity law"}
    publish_now(make_briefing(title=title), at=noon)

    found = []
    for address in ("people/", "people/domingos/", "contact/", "briefings/2025-3/parallel/"):
        page.goto(f"{live_server.url}/en/{address}")
        found += [address] if too_wide_in_large_text(page) else []

    assert found == []


@pytest.mark.browser
def test_a_page_survives_wider_text_spacing(library, live_server, page):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{live_server.url}/en/briefings/2025-1/parallel/")
    # WCAG 1.4.12, through the object model: the page's policy forbids a style element.
    page.evaluate(
        """for (const element of document.querySelectorAll("*")) {
            element.style.lineHeight = "1.5"; element.style.letterSpacing = "0.12em";
            element.style.wordSpacing = "0.16em";
        }"""
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# --- Two columns, or one --------------------------------------------------------------------------


def _boxes(page) -> list[dict]:
    return page.evaluate(
        """[...document.querySelectorAll(".pair")].flatMap((pair) =>
            [...pair.querySelectorAll(".side")].map((side) => {
                const box = side.getBoundingClientRect();
                return {pair: pair.id, language: side.lang, x: box.x, y: box.y + scrollY};
            }))"""
    )


@pytest.mark.browser
def test_on_a_phone_pairs_stack_pair_by_pair(library, live_server, page):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{live_server.url}/en/briefings/2025-1/parallel/")

    boxes = _boxes(page)

    assert [box["language"] for box in boxes] == ["zh-Hant-HK", "en"] * (len(boxes) // 2)
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
    assert len({round(box["x"]) for box in boxes}) == 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [768, 1280])
def test_on_a_wide_screen_the_sides_of_a_pair_share_their_row(library, live_server, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/en/briefings/2025-1/parallel/")

    boxes = _boxes(page)

    for chinese, english in zip(boxes[::2], boxes[1::2], strict=True):
        assert chinese["pair"] == english["pair"]
        assert abs(chinese["y"] - english["y"]) < 16
        assert chinese["x"] < english["x"]


# --- The setting of Chinese (CLREQ) ---------------------------------------------------------------

# The characters of each line of each Chinese paragraph, as they were really set.
LINES = """[...document.querySelectorAll(".side:lang(zh) :is(p, li):not(.missing)")].map((block) => {
    const lines = []; let top = null;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.closest("sup")) continue;
        for (let at = 0; at < node.length; at++) {
            const range = document.createRange();
            range.setStart(node, at); range.setEnd(node, at + 1);
            const box = range.getClientRects()[0];
            if (!box || !box.width) continue;
            if (top === null || Math.abs(box.bottom - top) > 8) { lines.push(""); top = box.bottom; }
            lines[lines.length - 1] += node.data[at];
        }
    }
    return lines;
})"""
NEVER_FIRST = set("、，。；：！？」』》〉）】〕")
NEVER_LAST = set("「『《〈（【〔")


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("view", [BRIEFING, "briefings/2025-1/parallel/"])
def test_chinese_lines_begin_and_end_as_they_should(library, live_server, page, width, view):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/zh-hant/{view}")

    blocks = page.evaluate(LINES)

    wrapped = [lines for lines in blocks if len(lines) > 1]
    assert len(wrapped) >= 20
    for lines in wrapped:
        assert not [line for line in lines[1:] if line[0] in NEVER_FIRST]
        assert not [line for line in lines[:-1] if line[-1] in NEVER_LAST]
        for line in lines:
            assert line.count("—") % 2 == 0, "a dash was broken"
            assert line.count("…") % 2 == 0, "an ellipsis was broken"
        assert len(lines[-1]) > 1, "a lone last character"


# How far each note's number stands from the character before it, across and down.
NOTES = """[...document.querySelectorAll(".side p > sup")].map((mark) => {
    const range = document.createRange();
    const before = mark.previousSibling.lastChild ?? mark.previousSibling;
    range.setStart(before, before.length - 1); range.setEnd(before, before.length);
    const [last, own] = [range.getBoundingClientRect(), mark.getBoundingClientRect()];
    return [own.left - last.right, Math.abs(own.bottom - last.bottom)];
})"""


@pytest.mark.browser
def test_no_line_begins_with_the_number_of_a_note(library, live_server, page):
    page.goto(f"{live_server.url}/zh-hant/briefings/2025-1/parallel/")
    for width in range(320, 420, 10):
        page.set_viewport_size({"width": width, "height": 800})

        found = page.evaluate(NOTES)

        assert len(found) == 2
        assert all(across > -2 and down < 20 for across, down in found), width


@pytest.mark.browser
def test_the_measure_is_kept_and_the_gap_to_latin_is_drawn(library, live_server, page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{live_server.url}/zh-hant/{BRIEFING}")
    # In squares: a Latin letter or digit takes about half of one.
    longest = max(
        sum(1 if letter > "\u2e7f" else 0.5 for letter in line)
        for lines in page.evaluate(LINES)
        for line in lines
    )
    style = page.evaluate("""(() => {
        const side = getComputedStyle(document.querySelector(".side"));
        const emphasis = getComputedStyle(document.querySelector(".side em"));
        return {autospace: side.textAutospace, strict: side.lineBreak, font: side.fontFamily,
                slant: emphasis.fontStyle, indent: side.textIndent};
    })()""")

    assert 32 <= longest <= 38
    assert style["autospace"] == "normal"
    assert style["strict"] == "strict"
    assert "TC" in style["font"].split(",")[0]
    assert style["slant"] == "normal"
    assert style["indent"] == "0px"


# --- The language of every part -------------------------------------------------------------------

HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
NOT_PROSE = re.compile(r"https?://\S+|\S+@\S+|SHA-256.*|\b[0-9a-f]{12,64}\b|[\w.-]+\.(?:html|asp)")
SILENT = {"script", "style"}


def _wrong(text: str, language: str) -> bool:
    plain = NOT_PROSE.sub(" ", text)
    if language.startswith("en"):
        return bool(HAN.search(plain))
    return len(WORD.findall(plain)) >= 3 and not HAN.search(plain)


def _texts(root):
    """Every text with the language that the markup gives it."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in SILENT:
            continue
        language = next(iter(element.xpath("ancestor-or-self::*[@lang][1]/@lang")), "")
        outer = next(iter(element.xpath("ancestor::*[@lang][1]/@lang")), "")
        yield element.text or "", language
        yield element.tail or "", outer
        for name in ("aria-label", "title", "alt", "placeholder"):
            yield element.get(name, ""), language


@pytest.mark.one_database
@pytest.mark.django_db(transaction=True)
def test_every_text_of_every_page_is_in_the_language_it_says(library, client):
    waiting = [f"/{language}/" for language in LANGUAGES]
    seen, wrong = set(waiting), []
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        if "html" not in response["Content-Type"] or response.status_code not in (200, 404, 410):
            continue
        root = lxml.html.fromstring(response.content.decode())
        wrong += [
            (address, text.strip()) for text, language in _texts(root) if _wrong(text, language)
        ]
        for link in root.xpath("//a/@href"):
            there = urldefrag(link).url
            if there.startswith("/") and there not in seen and len(seen) < 250:
                seen.add(there)
                waiting.append(there)

    assert wrong == []
    assert len(seen) > 40
