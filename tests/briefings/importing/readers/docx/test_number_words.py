"""Numbers in words are written in the language of the text; levels come from wherever Word does."""

import pytest

from tests.briefings.importing import word
from tests.briefings.importing.readers.docx.test_numbering import (
    definition,
    in_list,
    items,
    level,
    list_of,
    numbering,
    style,
    texts,
)

FIRST = numbering(definition(1, level(0, "ordinalText", "%1")), list_of(1, 1))


def tongue(tag: str) -> str:
    return f'<w:rPr><w:lang w:val="{tag}" w:eastAsia="zh-TW"/></w:rPr>'


def styles(*inner: str, default: str = "") -> str:
    defaults = f"<w:docDefaults><w:rPrDefault>{tongue(default)}</w:rPrDefault></w:docDefaults>"
    return f"<w:styles {word.NAMESPACES}>{defaults if default else ''}{''.join(inner)}</w:styles>"


@pytest.mark.parametrize(
    ("tag", "written"),
    [("en-GB", "First"), ("fr-FR", "Premier"), ("pt-PT", "Primeiro"), ("ru-RU", "Первый"),
     ("zh-TW", "第一"), ("is-IS", "1")],
)  # fmt: skip
def test_the_language_of_the_file_decides_the_words(tag, written):
    assert items((1, 0), numbering=FIRST, styles=styles(default=tag)) == [f"{written} "]


def test_the_language_of_a_style_and_of_the_first_words_comes_before():
    portuguese = style("Base", "").replace("</w:style>", tongue("pt-PT") + "</w:style>")
    own = f"<w:r>{tongue('fr-FR')}<w:t>x</w:t></w:r>"
    body = [
        word.paragraph("x", style="Child", numbered=1),
        word.paragraph(own, style="Child", numbered=1),
        word.paragraph("x", numbered=1),
    ]
    known = styles(portuguese, style("Child", "", base="Base"), default="en-US")

    assert texts(*body, numbering=FIRST, styles=known) == ["Primeiro x", "Deuxième x", "Third x"]


def test_legal_levels_keep_a_nought_in_front():
    lists = numbering(
        definition(
            1,
            level(0, "upperRoman", "Article %1"),
            level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"),
        ),
        list_of(1, 1),
    )

    assert items((1, 0), (1, 1), numbering=lists) == ["Article I ", "Section 1.01 "]


def test_a_list_given_by_hand_leaves_the_level_to_the_style():
    lists = numbering(
        definition(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")), list_of(1, 1)
    )
    known = styles(style("Sub", in_list("9", "1")))
    by_hand = f"<w:p><w:pPr><w:pStyle w:val='Sub'/>{in_list('1')}</w:pPr>{word.run('x')}</w:p>"

    assert texts(by_hand, numbering=lists, styles=known) == ["(a) x"]


def test_a_tenth_level_is_no_level():
    lists = numbering(definition(1, level(0, "decimal", "%1.", style="Body")), list_of(1, 1))
    known = styles(style("Body", in_list("1", "9")), style("Far", in_list("1", "12")))
    body = [word.paragraph("x", style="Body"), word.paragraph("x", style="Far")]

    assert texts(*body, numbering=lists, styles=known) == ["x", "x"]


def test_a_level_that_the_list_does_not_define_is_numbered_in_figures():
    lists = numbering(definition(1, level(0, "bullet", "•")), list_of(1, 1))

    assert items((1, 0), (1, 1), (1, 1), numbering=lists) == ["- ", "1. ", "2. "]


def test_a_large_first_word_belongs_to_its_sentence():
    large = word.paragraph("Tenants").replace("<w:pPr>", '<w:pPr><w:framePr w:dropCap="drop"/>')

    assert texts(large, word.paragraph(" may give notice.")) == ["Tenants may give notice."]
    assert texts(large, word.paragraph("They may give notice.")) == [
        "Tenants",
        "They may give notice.",
    ]
