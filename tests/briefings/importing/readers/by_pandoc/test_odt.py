"""OpenDocument texts, built here as LibreOffice writes them, and read to the end of the import."""

import io
import zipfile
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.importing import read_file
from briefings.importing.readers.limits import ImportRefused
from briefings.importing.readers.read_source import source_of_file

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt(
    body: str, *, styles: str = "", outline: str = "", extra: dict[str, str] | None = None
) -> bytes:
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}><office:styles>{outline}</office:styles>"
        "</office:document-styles>",
        "META-INF/manifest.xml": "<manifest/>",
    } | (extra or {})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def number_style(name: str, *levels: str) -> str:
    inner = "".join(
        f'<text:list-level-style-number text:level="{place}" {level}/>'
        for place, level in enumerate(levels, 1)
    )
    return f'<text:list-style style:name="{name}">{inner}</text:list-style>'


def listed(style: str, *items: str, attributes: str = "") -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {attributes}>{inner}</text:list>'


def texts(data: bytes) -> list[str]:
    return [block.text for block in source_of_file("文件.odt", data).blocks if block.text]


CHINESE = number_style("L1", 'style:num-format="一, 二, 三, ..." style:num-suffix="、"',
                       'style:num-format="1" style:num-prefix="(" style:num-suffix=")"')  # fmt: skip


def test_items_keep_the_chinese_numbers_that_libreoffice_shows():
    data = odt(
        p("各方須知如下：") + listed("L1", p("租金按月支付。"), p("管理費由業主承擔。")),
        styles=CHINESE,
    )

    assert texts(data)[1:] == ["一、 租金按月支付。", "二、 管理費由業主承擔。"]


def test_a_list_that_goes_on_after_a_paragraph_goes_on_counting():
    data = odt(
        listed("L1", p("租金按月支付。"), p("管理費由業主承擔。"))
        + p("此外尚有下列規定。")
        + listed("L1", p("押金為兩個月租金。"), attributes='text:continue-numbering="true"'),
        styles=CHINESE,
    )

    assert texts(data)[-1] == "三、 押金為兩個月租金。"


def test_a_list_within_a_list_counts_anew_below_each_item():
    inner = "<text:list><text:list-item>{}</text:list-item></text:list>"
    data = odt(
        listed(
            "L1",
            p("租金按月支付。") + inner.format(p("以澳門元計算。")),
            p("管理費由業主承擔。") + inner.format(p("每季結算一次。")),
        ),
        styles=CHINESE,
    )

    assert [text for text in texts(data) if text.startswith("(")] == [
        "(1) 以澳門元計算。",
        "(1) 每季結算一次。",
    ]


def test_an_item_may_name_its_own_figure():
    data = odt(
        '<text:list text:style-name="L1"><text:list-item text:start-value="5">'
        + p("租金按月支付。")
        + "</text:list-item><text:list-item>"
        + p("管理費由業主承擔。")
        + "</text:list-item></text:list>",
        styles=CHINESE,
    )

    assert [text[0] for text in texts(data)] == ["五", "六"]


def test_the_figure_of_an_item_counts_once_and_not_where_the_level_begins_again():
    inner = "<text:list><text:list-item{}>{}</text:list-item></text:list>"
    data = odt(
        listed(
            "L1",
            p("租金按月支付。") + inner.format(' text:start-value="4"', p("以澳門元計算。")),
            p("管理費由業主承擔。") + inner.format("", p("每季結算一次。")),
        ),
        styles=CHINESE,
    )

    assert [text for text in texts(data) if text.startswith("(")] == [
        "(4) 以澳門元計算。",
        "(1) 每季結算一次。",
    ]


FIGURES = number_style("L2", 'style:num-format="1" style:num-suffix=")"',
                       'style:num-format="a" style:num-suffix=")"')  # fmt: skip


def test_an_item_in_another_style_than_its_list_counts_on():
    data = odt(
        f'<text:list text:style-name="L1"><text:list-item>{p("租金按月支付。")}</text:list-item>'
        f'<text:list-item text:style-override="L2">{p("管理費由業主承擔。")}</text:list-item>'
        "</text:list>",
        styles=CHINESE + FIGURES,
    )

    assert texts(data) == ["一、 租金按月支付。", "2) 管理費由業主承擔。"]


def test_a_list_within_another_may_name_its_own_style():
    data = odt(
        listed("L1", p("租金按月支付。") + listed("L2", p("以澳門元計算。"))),
        styles=CHINESE + FIGURES,
    )

    assert texts(data) == ["一、 租金按月支付。", "a) 以澳門元計算。"]


def test_lists_without_names_do_not_go_on_from_each_other():
    data = odt(
        listed("L1", p("租金按月支付。")) + listed("L1", p("押金為兩個月租金。")), styles=CHINESE
    )

    assert [text[0] for text in texts(data)] == ["一", "一"]


def test_bullets_are_bullets():
    style = (
        '<text:list-style style:name="L2">'
        '<text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/></text:list-style>'
    )
    data = odt(listed("L2", p("租金按月支付。"), p("管理費由業主承擔。")), styles=style)

    assert texts(data) == ["- 租金按月支付。", "- 管理費由業主承擔。"]


def test_headings_keep_the_numbers_of_the_outline():
    outline = (
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style>"
    )
    heading = '<text:h text:outline-level="{}">{}</text:h>'
    data = odt(
        heading.format(1, "Scope") + p("The law applies to employers.")
        + heading.format(2, "Exceptions") + p("It does not apply to family members."),
        outline=outline,
    )  # fmt: skip

    assert {"1 Scope", "1.1 Exceptions"} <= set(texts(data))


FRAME = '<draw:frame draw:name="F"><draw:text-box>{}</draw:text-box></draw:frame>'


def test_text_in_a_frame_comes_behind_the_paragraph_that_holds_it():
    data = odt(
        p("The rent is due monthly." + FRAME.format(p("The deposit is two months of rent.")))
        + p("The term is three years.")
    )

    assert texts(data) == [
        "The rent is due monthly.",
        "The deposit is two months of rent.",
        "The term is three years.",
    ]


def test_a_table_in_a_frame_stays_a_table():
    cell = "<table:table-cell>{}</table:table-cell>"
    row = "<table:table-row>{}</table:table-row>"
    rows = row.format(cell.format(p("租金按月支付。")) + cell.format(p("The rent is due monthly.")))
    data = odt(p("租約要點" + FRAME.format(f"<table:table>{rows}</table:table>")))

    blocks = source_of_file("a.odt", data).blocks
    assert [(block.text, block.row, block.column) for block in blocks[1:]] == [
        ("租金按月支付。", 1, 0),
        ("The rent is due monthly.", 1, 1),
    ]


def test_a_table_within_a_cell_keeps_its_text():
    inner = (
        "<table:table><table:table-row><table:table-cell>"
        + p("每月 5,000 元")
        + "</table:table-cell></table:table-row></table:table>"
    )
    data = odt(
        "<table:table><table:table-row><table:table-cell>"
        + p("租金")
        + inner
        + "</table:table-cell></table:table-row></table:table>"
    )

    assert "每月 5,000 元" in "".join(texts(data))


def test_of_a_field_its_text_is_read():
    data = odt(
        p('The lease ends on <text:date text:date-value="2027-05-01">1 May 2027</text:date>.')
    )

    assert texts(data) == ["The lease ends on 1 May 2027."]


def test_deleted_text_and_comments_are_left_out_and_reported():
    deleted = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
        "<office:change-info><dc:creator>A</dc:creator></office:change-info>"
        + p("An old sentence.")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    comment = (
        "<office:annotation><dc:creator>A</dc:creator>" + p("Check this!") + "</office:annotation>"
    )
    data = odt(deleted + p(f"The rent{comment} is due monthly."))

    assert texts(data) == ["The rent is due monthly."]
    left_out = source_of_file("a.odt", data).left_out
    assert [(one.text, one.reason) for one in left_out] == [
        ("Check this!", "comment"),
        ("An old sentence.", "deleted"),
    ]
    assert read_file("a.odt", data).ledger == ()


def test_a_directory_is_left_out_and_reported():
    directory = (
        "<text:table-of-content><text:table-of-content-source/><text:index-body>"
        + p("Scope 1")
        + "</text:index-body></text:table-of-content>"
    )
    data = odt(directory + p("The law applies to employers."))

    left_out = source_of_file("a.odt", data).left_out
    assert [(one.text, one.reason) for one in left_out] == [("Scope 1", "contents")]


def test_a_note_becomes_a_footnote():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body>" + p("Law No. 7/2008, article 3.") + "</text:note-body></text:note>"
    )
    data = odt(p(f"The law applies to employers.{note}"))

    assert texts(data) == ["The law applies to employers.[^1]"]
    assert source_of_file("a.odt", data).notes == {"1": "Law No. 7/2008, article 3."}


def test_a_formula_is_written_as_text():
    formula = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mrow><mi>P</mi><mo>×</mo>'
        "<mi>r</mi></mrow><mn>365</mn></mfrac></math>"
    )
    held = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    data = odt(p(f"Interest is {held} a day."), extra={"Object 1/content.xml": formula})

    assert texts(data) == ["Interest is (P×r)/365 a day."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no archive", "not a sound .odt"),
        (odt("", extra={"content.xml": "<broken"}), "not a sound .odt"),
        (odt("", extra={"META-INF/manifest.xml": "<encryption-data/>"}), "password"),
        (odt("", extra={"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "not a sound"),
        (odt("", extra={"content.xml": "<" * 700_000}), "too large"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, said):
    with pytest.raises(ImportRefused, match=said):
        source_of_file("a.odt", data)


def test_parts_that_only_together_are_too_large_are_refused():
    blanks = "<a>" + " " * 15_000_000 + "</a>"
    parts = {f"Object {number}/content.xml": blanks for number in range(3)}

    with pytest.raises(ImportRefused, match="too large"):
        source_of_file("a.odt", odt(p("租約"), extra=parts))


words = st.text(st.sampled_from("abcdefgh租約條款甲乙"), min_size=1, max_size=12)


@settings(max_examples=12)
@given(
    st.lists(
        st.tuples(st.sampled_from(("p", "frame", "item", "field")), words), min_size=1, max_size=6
    )
)
def test_every_letter_of_a_document_comes_out(pieces):
    shapes = {
        "p": p,
        "frame": lambda text: p("框" + FRAME.format(p(text))),
        "item": lambda text: listed("L1", p(text)),
        "field": lambda text: p(f"<text:title>{text}</text:title>"),
    }
    data = odt("".join(shapes[kind](escape(text)) for kind, text in pieces), styles=CHINESE)

    written = "".join(texts(data))
    assert all(text in written for _, text in pieces)
