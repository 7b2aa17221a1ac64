"""Figures in a text, as HTML, as plain text and as Markdown."""

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from briefings.text.markup.figures import Figure, digests_in, figures_in, widths_of
from briefings.text.markup.markdown_writer import to_markdown
from briefings.text.markup.renderer import to_html, to_text

DIGEST = "0123456789abcdef" * 4
CHART = Figure(DIGEST, 1200, 700, "六年間由 2 升至 9 的棒形圖", "圖一　**申請**數目[^1]")
TEXT = f"見下圖：\n{CHART.source()}\n其後回落。\n\n[^1]: 統計局。"


def tree(source: str, **how):
    return lxml.html.fromstring(f"<div>{to_html(source, **how)}</div>")


def test_a_figure_reserves_its_space_and_offers_a_picture_for_every_width_of_screen():
    figure = tree(TEXT).find(".//figure")
    picture = figure.find(".//img")

    assert (picture.get("width"), picture.get("height")) == ("1200", "700")
    assert picture.get("alt") == "六年間由 2 升至 9 的棒形圖"
    assert picture.get("src") == f"/figures/{DIGEST}-1200.webp"
    assert [one.split()[1] for one in figure.find("picture/source").get("srcset").split(",")] == [
        *("480w", "960w", "1200w")
    ]
    assert figure.find("figcaption/strong").text == "申請"
    assert figure.find("figcaption/sup/a").get("href") == "#n-1"
    assert [one.text for one in tree(TEXT).iterfind("p")] == ["見下圖：", "其後回落。"]


def test_the_pictures_of_a_preview_are_at_an_address_of_their_own():
    picture = tree(CHART.source(), figures="/preview/secret/").find(".//img")

    assert picture.get("src") == f"/preview/secret/{DIGEST}-1200.webp"


def test_a_picture_that_says_nothing_has_an_empty_alternative_text():
    figure = Figure(DIGEST, 100, 50, alt="-")

    assert tree(figure.source()).find(".//img").get("alt") == ""
    assert to_text(figure.source()) == ""


def test_plain_text_has_the_caption_and_the_alternative_text():
    assert to_text(TEXT).split("\n") == [
        *("見下圖：", "圖一　申請數目[1]", "[六年間由 2 升至 9 的棒形圖]", "其後回落。"),
        "[1] 統計局。",
    ]


def test_other_programs_get_a_picture_and_the_caption_below():
    written = to_markdown(CHART.source().replace("[^1]", ""), figures="https://firm.example/f/")

    assert written == (
        f"![六年間由 2 升至 9 的棒形圖](https://firm.example/f/{DIGEST}-1200.webp)  \n"
        "圖一　**申請**數目"
    )


def test_a_picture_of_another_site_is_no_figure():
    for source in (
        "![alt](https://tracker.example/1.gif)",
        f"![alt](figure:{DIGEST})",
        f"in a line ![alt](figure:{DIGEST}-10x10)",
        f"![alt](figure:{DIGEST.upper()}-10x10)",
        f"![alt](figure:{DIGEST}-0x10)",
    ):
        assert tree(source).find(".//img") is None, source


def test_quotes_brackets_and_markup_stay_in_their_places():
    figure = Figure(DIGEST, 9, 9, 'a "b" [c] \\ <d> &', 'x "y" \\ <b>z</b> &')

    assert list(figures_in(figure.source())) == [figure]
    found = tree(figure.source()).find(".//figure")
    assert found.find(".//img").get("alt") == 'a "b" [c] \\ <d> &'
    assert found.find("figcaption").text == 'x "y" \\ <b>z</b> &'


_LINES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))).map(
    lambda text: " ".join(text.split())
)


@given(_LINES, _LINES)
def test_a_figure_is_read_as_it_was_written(alt, caption):
    figure = Figure(DIGEST, 1600, 9, alt, caption)

    assert list(figures_in(f"before\n{figure.source()}\nafter")) == [figure]
    assert to_html(figure.source()).count("<img") == 1
    assert digests_in(figure.source()) == {DIGEST}


def test_a_picture_is_never_enlarged():
    assert widths_of(300) == (300,)
    assert widths_of(480) == (480,)
    assert widths_of(700) == (480, 700)
    assert widths_of(5000) == (480, 960, 1600)
