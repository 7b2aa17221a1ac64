"""Markdown that other programs read as the page is read, and that is live nowhere."""

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefings.text.markup.markdown_writer import escaped, escaped_heading, linked, to_markdown
from briefings.text.markup.renderer import to_html, to_text
from tests.support.factories import make_briefing, pair, publish_now, section

OTHERS = [MarkdownIt("commonmark"), MarkdownIt("js-default", {"html": True})]


def rendered(markdown: str) -> list[str]:
    return [other.render(markdown) for other in OTHERS]


def words(html: str) -> str:
    return "".join(lxml.html.fromstring(f"<div>{html}</div>").text_content().split())


@pytest.mark.parametrize(
    "source",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "![x](https://a.example/pixel.gif)",
        "<!-- x --><b onclick=alert(1)>",
        "```\ncode\n```\n\n    indented",
        "a[^1]\n\n[^1]: javascript:alert(1)",
        "a[^1]\n\n[^1]: [x](javascript:alert(1))",
        "[^1]: javascript:alert(1)",
        "x&#10;&#10;<img src=x onerror=alert(1)>",
    ],
)
def test_nothing_in_it_is_live(source):
    for html in rendered(to_markdown(source)):
        tree = lxml.html.fromstring(f"<div>{html}</div>")
        links = [link.get("href") for link in tree.iter("a")]
        assert [one for one in links if not re.match(r"https?://|mailto:", one)] == []
        assert [one.tag for one in tree.iter("img", "script", "b", "pre", "code")] == []


@pytest.mark.django_db
def test_the_address_that_serves_it_has_no_live_script(client, noon):
    hostile = "[x](javascript:alert(1))"
    title = {"zh-hant": f"題{hostile}", "en": f"T{hostile}"}
    text = section(pair(f"文{hostile}", f"Text {hostile}"), heading=(hostile, hostile))
    source = {"label": {"zh-hant": hostile, "en": hostile}, "url": "https://www.io.gov.mo/"}
    publish_now(
        make_briefing(title=title, standfirst=title, sections=[text], sources=[source]), at=noon
    )

    for address in ("/en/briefings/2025-1.md", "/zh-hant/briefings/2025-1.md", "/llms.txt"):
        answer = client.get(address).content.decode()
        assert "[x](javascript:" not in answer
        for html in rendered(answer):
            assert 'href="javascript' not in html


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("Under **the law**.\n\n- one\n- two", "Under **the law**.\n\n- one\n- two"),
        ("1. one\n2. two\n   - in\n\nand", "1. one\n2. two\n   - in\n\nand"),
        ("1. one\n3. three", "1. one\n\n<!-- -->\n\n3. three"),
        ("1) one\n2) two", "1) one\n2) two"),
        ("> one\n> two", "> one  \n> two"),
        ("1\\. no list", "1\\. no list"),
        ("- \\- no list", "- \\- no list"),
        ("\\# no heading\n---", "\\# no heading  \n\\---"),
        ("2*3*4, a_b [2025] HKCFI 1", "2\\*3\\*4, a_b \\[2025\\] HKCFI 1"),
        ("見https://a.mo/x_y。", "見<https://a.mo/x_y>。"),
        ("[法](https://a.mo/b_(c))", "[法](<https://a.mo/b_(c)>)"),
        ("Mail ana@firm.example!", "Mail <ana@firm.example>!"),
        ("AT&amp;T &amp;lt;", "AT&T \\&lt;"),
        ("甲[^x]乙。\n\n[^x]: 見 **判決**", "甲[^7]乙。\n\n[^7]: 見 **判決**"),
        ("甲[^x]\n\n[^x]: 2. 見判決", "甲[^7]\n\n[^7]: 2\\. 見判決"),
        ("甲[^x]\n\n[^x]: > 5% of it", "甲[^7]\n\n[^7]: \\> 5% of it"),
        ("甲[^x](乙)\n\n[^x]: 判決", "甲[^7]\\(乙)\n\n[^7]: 判決 <!-- -->"),
    ],
)
def test_it_is_written_as_lawyers_write_it(source, markdown):
    assert to_markdown(source, first_note=7) == markdown


def test_a_line_that_is_no_markdown_shows_its_own_characters():
    for line in ("1. Scope", "- Not a *list*", "> No quote", "# 1", "a `b` <c> [d](e)", "C #"):
        for html in rendered(f"## {escaped_heading(line)}\n\n{escaped(line)}"):
            heading, paragraph = lxml.html.fromstring(f"<div>{html}</div>")
            assert (heading.tag, heading.text_content()) == ("h2", line)
            assert (paragraph.tag, paragraph.text_content()) == ("p", line)


def test_a_source_is_linked_only_to_a_web_address():
    assert (
        linked("1. Law [2003]", "https://a.mo/b(c)") == "[1. Law \\[2003\\]](<https://a.mo/b(c)>)"
    )
    assert linked("1. Law", "") == "1\\. Law"
    assert linked("", "https://a.mo/") == "<https://a.mo/>"
    assert linked("Law", "javascript:alert(1)") == "Law javascript:alert(1)"


@given(st.text(alphabet="*_[]()<>!`#&;:/.\\^~| \n12aB-+>=", max_size=60))
def test_other_programs_show_the_words_that_the_page_shows(source):
    if "[^" in source:
        return  # without the extension for footnotes, their marks are words
    html = rendered(to_markdown(source))[0]

    assert words(html) == words(to_html(source)), to_text(source)
