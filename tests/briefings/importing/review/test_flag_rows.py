"""The reasons to check a row follow its text."""

import pytest

from briefings.importing import LASTING, Row, flag_rows, read_text
from briefings.text.markup.figures import Figure
from tests.benchmarks.importing.documents import document
from tests.briefings.importing.variations import LAYOUTS, variation

LONG = "The authority must decide within thirty days of the application, and give its reasons."


@pytest.mark.parametrize(
    ("chinese", "english", "codes"),
    [
        ("申請費減半。", "Application fees are halved.", ()),
        ("申請費減半。", "", ("missing-en",)),
        ("", "Application fees are halved.", ("missing-zh",)),
        ("", "", ()),
        ("申請費減半。", LONG * 3, ("length",)),
        ("費用為〓元。", "The fee is 5 patacas.", ("unknown-sign",)),
    ],
)
def test_a_row_is_flagged_for_what_is_wrong_with_it_now(chinese, english, codes):
    [found] = flag_rows([Row(chinese, english)])

    assert set(codes) == set(found)


def test_numbers_that_differ_are_found_and_gone_once_they_agree():
    chinese = "罰款為5,000元至90,000元。"

    [wrong] = flag_rows([Row(chinese, "The fine is MOP 6,000 to 80,000.")])
    [right] = flag_rows([Row(chinese, "The fine is MOP 5,000 to 90,000.")])

    assert "number-missing-in-en" in wrong
    assert right == ()


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "本行獲買方委託，就目標公司及其酒店物業進行法律盡職調查，報告日期為2025年6月18日。",
            "We act for the buyer. This is what we found on the target and its hotel as at 18 June 2025.",
        ),
        (
            "有四宗訴訟待決，原告均為僱員，申索的賠償合共澳門元2,350,000元。",
            "Four cases are pending; they add up to MOP2,350,000.",
        ),
    ],
)
def test_a_free_translation_with_the_same_figures_is_not_flagged(chinese, english):
    assert flag_rows([Row(chinese, english)]) == [()]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "僱員的薪金及遣散費由公司以銀行轉帳支付。",
            "The landlord keeps the roof and the outer walls in good repair.",
        ),
        (
            "商標註冊可續期。",
            "An employee who is hurt at work is paid two thirds of the wage until fit for work again.",
        ),
    ],
)
def test_sides_that_have_little_in_common_are_flagged(chinese, english):
    [found] = flag_rows([Row(chinese, english)])

    assert "words" in found


def test_a_row_beside_a_gap_may_be_part_of_it():
    one = Row("申請費減半，續期費用同時調整。", "Application fees are halved.")
    gap = Row("", "Renewal fees change too.")

    found = flag_rows([one, gap])

    assert "beside-gap" in found[0]
    assert flag_rows([one])[0] == ()


def test_notes_below_a_text_are_not_compared():
    chinese = (
        "申請費減半。[^1]\n\n[^1]: 見第13/2025號法律第120條及其後各條的規定，自2026年1月1日起生效。"
    )

    [found] = flag_rows([Row(chinese, "Application fees are halved.")])

    assert found == ()


def test_two_tables_of_different_shape_are_flagged_until_they_are_alike():
    chinese = "| 項目 | 費用 |\n| --- | --- |\n| 申請 | 500元 |"
    english = "| Item | Fee |\n| --- | --- |\n| Application | MOP 500 |"

    [same] = flag_rows([Row(chinese, english)])
    [row_missing] = flag_rows([Row(chinese, english.rpartition("\n")[0])])
    [no_table] = flag_rows([Row(chinese, "Application costs MOP 500.")])

    assert "table-shape" not in same
    assert "table-shape" in row_missing
    assert "table-shape" in no_table


def figure(alt: str, digest: str = "a") -> str:
    return Figure(digest * 64, 900, 600, alt).source()


@pytest.mark.parametrize(
    ("chinese", "english", "codes"),
    [
        (figure("圖"), figure("Chart"), ()),
        (figure("圖"), figure(""), ("figure-without-alt",)),
        (figure("圖"), figure("Chart", "b"), ("two-pictures",)),
        (figure("圖"), "", ("missing-en",)),
    ],
)
def test_a_row_of_figures_is_flagged_as_the_importer_flags_it(chinese, english, codes):
    text = Row(
        "申請費減半，續期費用同時調整。", "Application fees are halved; so are renewal fees."
    )

    assert flag_rows([text, Row(chinese, english), text]) == [(), codes, ()]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_that_nobody_changed_keep_the_reasons_of_their_import(layout):
    """Those that lie in the source or its lines cannot be seen in the rows, and are not invented."""
    imported = read_text(variation([document(1, pairs=12)], layout, "4").source)
    sides = [one for section in imported.sections for one in (section.heading, *section.paragraphs)]
    headings = {id(section.heading) for section in imported.sections}

    found = flag_rows(
        [Row(one.chinese, one.english, is_heading=id(one) in headings) for one in sides]
    )

    unseen = LASTING | {"merged", "two-lines", "uncertain-order"}
    assert [set(codes) - unseen for codes in found] == [set(one.reasons) - unseen for one in sides]
