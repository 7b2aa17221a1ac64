"""What was left out is known with its reason and the row behind which it stood."""

from typing import get_args

from briefings import importing
from briefings.importing import read_html, read_text
from briefings.importing.block import Reason
from briefings.text.languages import WRITTEN

ROWS = """<p>澳門修訂商標法，新法於下月生效。</p><p>Macau has revised its trade mark law this month.</p>
{}<p>申請費減半，續期費用不變。</p><p>Application fees are halved; renewal costs the same.</p>"""


def left_out(imported) -> list[tuple[str, str, int | None]]:
    return [
        (text, one.reason, one.row)
        for text, one in zip(imported.dropped, imported.left_out, strict=True)
    ]


def test_a_text_between_two_rows_stands_behind_the_first():
    imported = read_html(ROWS.format("<p><s>Struck out sentence here.</s></p>"))

    [(text, reason, row)] = left_out(imported)
    assert (text, reason) == ("Struck out sentence here.", "struck")
    assert row == 1  # the heading without text is row 0


def test_a_text_before_the_first_row_stands_above_it():
    imported = read_html("<nav>Home page of the firm</nav>" + ROWS.format(""))

    assert left_out(imported) == [("Home page of the firm", "navigation", -1)]


def test_a_text_that_is_left_out_twice_has_two_places():
    struck = "<p><s>Struck out sentence here.</s></p>"
    imported = read_html(struck + ROWS.format(struck))

    assert [row for _, _, row in left_out(imported)] == [-1, 1]


def test_places_survive_being_stored():
    imported = read_html(ROWS.format("<p><s>Struck out sentence here.</s></p>"))

    again = type(imported).from_json(imported.for_review())

    assert again.left_out == imported.left_out


def test_nothing_left_out_has_no_places():
    assert read_text("申請費減半。\nApplication fees are halved.").left_out == ()


def test_every_reason_is_told_in_words_in_both_languages():
    told = importing.REASONS_LEFT_OUT

    assert set(get_args(Reason)) <= set(told)
    assert all(words[language] for words in told.values() for language in WRITTEN)
