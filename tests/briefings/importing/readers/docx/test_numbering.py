"""Word's automatic numbers come out as the text that Word shows."""

from briefings.importing.readers.docx.document import read_docx
from tests.briefings.importing import word


def level(
    depth: int, form: str, text: str, *more: str, start: int | None = 1, style: str = ""
) -> str:
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}">{begins}<w:numFmt w:val="{form}"/>{linked}'
        f'{"".join(more)}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(name: int, *inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(inner)}</w:abstractNum>'


def list_of(number: int, name: int, *overrides: str) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{"".join(overrides)}</w:num>'
    )


def starts(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def numbering(*parts: str) -> str:
    return f"<w:numbering {word.NAMESPACES}>{''.join(parts)}</w:numbering>"


def style(name: str, properties: str, base: str = "", kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def in_list(number: str = "", depth: str = "") -> str:
    at = f'<w:ilvl w:val="{depth}"/>' if depth else ""
    of = f'<w:numId w:val="{number}"/>' if number else ""
    return f"<w:numPr>{at}{of}</w:numPr>"


def texts(*body: str, **parts: str) -> list[str]:
    return [block.text for block in read_docx(word.word_file(*body, **parts)).blocks]


def items(*places: tuple[int, int], **parts: str) -> list[str]:
    """The labels of paragraphs in these lists at these depths."""
    body = (word.paragraph("Item", numbered=number, depth=depth) for number, depth in places)
    return [text.removesuffix("Item") for text in texts(*body, **parts)]


def test_lists_of_one_definition_go_on_counting():
    lists = numbering(definition(1, level(0, "decimal", "%1.")), list_of(1, 1), list_of(2, 1))

    assert items((1, 0), (1, 0), (2, 0), (1, 0), numbering=lists) == ["1. ", "2. ", "3. ", "4. "]


def test_a_lists_own_start_begins_the_count_anew_once():
    lists = numbering(
        definition(1, level(0, "decimal", "%1.")), list_of(1, 1), list_of(2, 1, starts(0, 7))
    )

    assert items((1, 0), (2, 0), (2, 0), (1, 0), (2, 0), numbering=lists) == [
        "1. ",
        "7. ",
        "8. ",
        "9. ",
        "10. ",
    ]


def test_a_list_with_starts_at_several_levels_begins_anew_at_the_first_it_comes_to():
    lists = numbering(
        definition(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")),
        list_of(1, 1),
        list_of(2, 1, starts(0, 5), starts(1, 3)),
    )

    assert items((1, 0), (2, 0), (1, 1), (2, 1), (1, 0), numbering=lists) == [
        "1. ",
        "5. ",
        "5.1 ",
        "5.2 ",
        "6. ",
    ]


def test_items_in_a_text_box_are_counted_by_themselves():
    lists = numbering(definition(1, level(0, "decimal", "%1.")), list_of(1, 1))
    item = word.paragraph("Item", numbered=1)
    drawn = f"<w:r><w:pict><v:textbox><w:txbxContent>{item}{item}</w:txbxContent></v:textbox>"
    box = word.paragraph("Beside the list", f"{drawn}</w:pict></w:r>")

    assert texts(item, item, box, item, box, item, numbering=lists) == [
        "1. Item",
        "2. Item",
        "Beside the list",
        "1. Item",
        "2. Item",
        "3. Item",
        "Beside the list",
        "1. Item",
        "2. Item",
        "4. Item",
    ]


def test_a_list_may_be_the_name_of_a_list_style():
    lists = numbering(
        definition(1, '<w:numStyleLink w:val="Law"/>'),
        definition(2, '<w:styleLink w:val="Law"/>', level(0, "chineseCounting", "第%1條")),
        list_of(1, 1),
        list_of(2, 2),
    )
    styles = (
        f"<w:styles {word.NAMESPACES}>{style('Law', in_list('2'), kind='numbering')}</w:styles>"
    )

    assert items((1, 0), (1, 0), numbering=lists, styles=styles) == ["第一條 ", "第二條 "]
    assert items((1, 0), numbering=lists) == ["第一條 "]


def test_list_styles_that_name_each_other_end():
    lists = numbering(
        definition(1, '<w:numStyleLink w:val="A"/>', '<w:styleLink w:val="B"/>'),
        definition(2, '<w:numStyleLink w:val="B"/>', '<w:styleLink w:val="A"/>'),
        list_of(1, 1),
    )

    assert items((1, 0), numbering=lists) == [""]


def test_numbers_come_from_the_style_and_from_what_it_is_based_on():
    lists = numbering(
        definition(
            1,
            level(0, "decimal", "%1", style="Clause"),
            level(1, "decimal", "%1.%2", style="Paragraph"),
            level(2, "lowerLetter", "(%3)"),
        ),
        list_of(4, 1),
    )
    styles = "".join(
        (
            f"<w:styles {word.NAMESPACES}>",
            style("Clause", in_list("4")),
            style("Paragraph", "", base="Clause"),
            style("Item", in_list(depth="2"), base="Clause"),
            style("Plain", in_list("0"), base="Clause"),
            "</w:styles>",
        )
    )
    body = [word.paragraph("x", style=name) for name in ("Clause", "Paragraph", "Item", "Plain")]

    found = texts(*body, *body[:2], numbering=lists, styles=styles)

    assert found == ["1 x", "1.1 x", "(a) x", "x", "2 x", "2.1 x"]


def test_the_default_style_may_number_every_paragraph():
    lists = numbering(definition(1, level(0, "decimal", "%1.")), list_of(1, 1))
    normal = style("Normal", in_list("1")).replace("<w:style ", '<w:style w:default="1" ')
    styles = f"<w:styles {word.NAMESPACES}>{normal}</w:styles>"

    assert texts(word.paragraph("x"), numbering=lists, styles=styles) == ["1. x"]


def test_legal_levels_write_all_numbers_in_figures():
    lists = numbering(
        definition(
            1,
            level(0, "chineseCounting", "第%1章"),
            level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            level(2, "lowerRoman", "%1.%2.%3"),
        ),
        list_of(1, 1),
    )

    assert items((1, 0), (1, 1), (1, 2), numbering=lists) == ["第一章 ", "1.1 ", "一.1.i "]


def test_a_level_may_count_on_through_those_above():
    lists = numbering(
        definition(
            1,
            level(0, "chineseCounting", "第%1編"),
            level(1, "chineseCounting", "第%2章", '<w:lvlRestart w:val="1"/>'),
            level(2, "chineseCounting", "第%3條", '<w:lvlRestart w:val="0"/>'),
            level(3, "decimal", "%4.", '<w:lvlRestart w:val="2"/>'),
        ),
        list_of(1, 1),
    )
    places = [(1, 0), (1, 1), (1, 2), (1, 3), (1, 2), (1, 3), (1, 1), (1, 2), (1, 3)]

    assert items(*places, numbering=lists) == [
        "第一編 ",
        "第一章 ",
        "第一條 ",
        "1. ",
        "第二條 ",
        "2. ",
        "第二章 ",
        "第三條 ",
        "1. ",
    ]


def test_a_level_that_was_left_out_counts_as_begun():
    lists = numbering(
        definition(
            1,
            level(0, "decimal", "%1."),
            level(1, "decimal", "%1.%2."),
            level(2, "decimal", "%1.%2.%3."),
        ),
        list_of(1, 1),
    )

    assert items((1, 0), (1, 2), (1, 2), (1, 1), numbering=lists) == [
        "1. ",
        "1.1.1. ",
        "1.1.2. ",
        "1.2. ",
    ]


def test_a_level_without_a_start_begins_at_nought():
    lists = numbering(definition(1, level(0, "decimal", "%1.", start=None)), list_of(1, 1))

    assert items((1, 0), (1, 0), numbering=lists) == ["0. ", "1. "]


def test_bullets_and_levels_without_a_number_count_too():
    lists = numbering(
        definition(
            1,
            level(0, "bullet", "\uf0b7"),
            level(1, "decimal", "%2)"),
            level(2, "none", "Note: "),
            level(3, "none", "."),
            level(4, "bullet", ""),
        ),
        list_of(1, 1),
    )

    assert items(
        (1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2), (1, 3), (1, 4), numbering=lists
    ) == ["- ", "1) ", "2) ", "- ", "1) ", "Note: ", "", ""]


def test_numbers_with_noughts_in_front_have_a_format_of_their_own():
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/>'
        "</w:lvl>"
    )

    lists = numbering(definition(1, custom), list_of(1, 1))

    assert items((1, 0), (1, 0), numbering=lists) == ["001. ", "002. "]


def test_a_hidden_number_is_counted_but_not_shown():
    hidden = level(1, "decimal", "%2)", "<w:rPr><w:vanish/></w:rPr>")
    lists = numbering(definition(1, level(0, "decimal", "%1."), hidden), list_of(1, 1))

    assert items((1, 0), (1, 1), (1, 0), numbering=lists) == ["1. ", "", "2. "]


def test_what_follows_the_number_may_be_nothing():
    nothing = '<w:suff w:val="nothing"/>'
    lists = numbering(
        definition(1, level(0, "chineseCounting", "%1、", nothing)),
        definition(2, level(0, "decimal", "%1.", nothing)),
        list_of(1, 1),
        list_of(2, 2),
    )

    assert items((1, 0), (2, 0), numbering=lists) == ["一、", "1. "]


def test_empty_items_count_except_where_a_section_ends():
    section = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:sectPr/></w:pPr></w:p>"
    one, empty = word.paragraph("x", numbered=1), word.paragraph(numbered=1)

    assert texts(one, empty, one, section, one) == ["1. x", "3. x", "4. x"]


def test_items_joined_by_a_tracked_change_are_one_item():
    joined = word.paragraph("One ", numbered=1).replace(
        "</w:pPr>", '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    )
    gone = word.paragraph(word.deleted("gone"), numbered=1).replace(
        "</w:pPr>", '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    )
    item = word.paragraph("item", numbered=1)

    assert texts(joined, item, gone, item) == ["1. One item", "2. item"]


def test_a_latin_name_is_an_item_of_the_chinese_list():
    names = ("甲銀行股份有限公司", "Orion Holdings Limited", "乙保險股份有限公司", "丙證券公司")

    found = texts(*(word.paragraph(name, numbered=1) for name in names))

    assert [text[:3] for text in found] == ["1. ", "2. ", "3. ", "4. "]


def test_an_item_without_letters_keeps_the_two_languages_together():
    found = texts(
        *(
            word.paragraph(text, numbered=1)
            for text in ("租金按月支付。", "Rent is due monthly.", "", "押金兩個月。", "Deposit.")
        )
    )

    assert [text[:3] for text in found] == ["1. ", "1. ", "2. ", "2. "]


def test_a_list_that_is_not_defined_gives_no_number():
    assert texts(word.paragraph("x", numbered=77), word.paragraph("y", numbered=1, depth=9)) == [
        "x",
        "y",
    ]


def test_a_cell_that_holds_only_its_automatic_number_shows_it():
    number, bullet = word.cell(word.paragraph(numbered=1)), word.cell(word.paragraph(numbered=2))

    source = read_docx(
        word.word_file(word.table((number, "登記"), (number, "印花"), (bullet, "合計")))
    )

    assert [block.text for block in source.blocks] == ["1.", "登記", "2.", "印花", "合計"]
    assert [label for label in source.written if label] == ["1.", "2."]
