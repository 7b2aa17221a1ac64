"""What the browser's code is compared with is what the server shows today."""

from tests.briefings.text.markup import outlines


def test_the_texts_for_the_browser_have_the_outlines_of_the_page():
    assert outlines.TEXTS.read_text(encoding="utf-8") == outlines.written(), (
        "run python -m tests.briefings.text.markup.outlines"
    )
