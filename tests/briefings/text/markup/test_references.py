"""References to other briefings in the Markdown subset, in every outlet."""

import pytest

from briefings.checking.links import addresses
from briefings.public.downloads.pdf.runs import blocks
from briefings.text.markup.markdown_writer import to_markdown
from briefings.text.markup.references import Target, marked, target_of, targets_in
from briefings.text.markup.renderer import to_html, to_text

TEXT = "見[前文](briefing:2025-17)及[該段](briefing:2024-3#p-ab2cd3ef4g)。"


def test_a_reference_is_a_link_below_the_address_of_all_briefings():
    html = to_html(TEXT, briefings="/en/briefings/")

    assert 'href="/en/briefings/2025-17/"' in html
    assert 'href="/en/briefings/2024-3/#p-ab2cd3ef4g"' in html
    assert "briefing:" not in html


def test_a_reference_in_a_footnote_is_one_too():
    html = to_html("見註[^1]。\n\n[^1]: 參[前文](briefing:2025-17)。", briefings="/en/briefings/")

    assert 'href="/en/briefings/2025-17/"' in html


@pytest.mark.parametrize(
    "href", ["briefing:17", "briefing:2025-17/x", "briefing:2025-17#s-abc", "briefing:javascript"]
)
def test_what_names_no_briefing_stays_text(href):
    assert target_of(href) is None
    assert "<a" not in to_html(f"[words]({href})")


def test_plain_text_has_the_words_and_markdown_the_address():
    assert to_text(TEXT) == "見前文及該段。"
    markdown = to_markdown(TEXT, briefings="https://firm.example/en/briefings/")
    assert "[前文](https://firm.example/en/briefings/2025-17/)" in markdown


def test_a_print_links_to_the_site():
    nodes = str(blocks(TEXT, briefings="https://firm.example/en/briefings/"))

    assert "https://firm.example/en/briefings/2025-17/" in nodes


def test_the_targets_of_a_text_are_named_once():
    assert targets_in(TEXT + TEXT) == [Target("2025-17", ""), Target("2024-3", "ab2cd3ef4g")]


def test_a_mark_stands_behind_its_reference():
    html = to_html(TEXT, briefings="/en/briefings/")

    made = marked(html, lambda reference: f"<{reference}>" if reference == "2025-17" else "")

    assert "前文</a><2025-17>及" in made
    assert made.count("<2024-3>") == 0


def test_a_mark_stands_behind_words_that_take_two_lines():
    html = to_html("See [the first\npart](briefing:2025-17).", briefings="/en/briefings/")

    assert "part</a> [withdrawn]." in marked(html, lambda _reference: " [withdrawn]")


@pytest.mark.parametrize(
    "target", ["<briefing:2025-17>", 'briefing:2025-17 "title"', " briefing:2025-17 "]
)
def test_every_spelling_that_makes_a_link_is_a_target(target):
    text = f"[words]({target})"

    assert "to-briefing" in to_html(text)
    assert targets_in(text) == [Target("2025-17", "")]


def test_the_check_of_links_leaves_references_alone():
    assert addresses(f"{TEXT} [law](https://www.gov.mo/)") == ["https://www.gov.mo/"]
