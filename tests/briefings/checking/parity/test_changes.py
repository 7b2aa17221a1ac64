"""Changes of substance since the last edition, as against corrections of typing."""

from dataclasses import replace
from datetime import date

import pytest

from briefings.checking.parity import changes
from briefings.text.markup.figures import Figure
from briefings.text.snapshot import Named, Pair, Part, Snapshot, Source
from briefings.text.texts import Texts


def of(zh_hant: str = "", en: str = "", **more) -> Snapshot:
    """A text of one pair."""
    pairs = (Pair("p1", Texts(zh_hant, en)),)
    fields = {
        "reference": "2025-1",
        "title": Texts("題目", "Title"),
        "date": date(2025, 4, 24),
        "parts": (Part("s1", Texts(), pairs),),
    }
    return Snapshot(**(fields | more))


@pytest.mark.parametrize(
    ("kind", "was", "now"),
    [
        ("amount", "The fine is MOP 90,000.", "The fine is MOP 9,000."),
        ("amount", "The fine is MOP 90,000.", "The fine is HKD 90,000."),
        ("number", "Reply within 15 days.", "Reply within 50 days."),
        ("number", "The fee is halved.", "The fee is doubled."),
        ("date", "It applies from 1 May 2025.", "It applies from 1 June 2025."),
        ("percent", "The rate is 5%.", "The rate is 15%."),
        ("article", "See Article 12.", "See Article 21."),
        ("law-number", "Law No. 7/2003 applies.", "Law No. 7/2023 applies."),
        ("negation", "The licence may be renewed.", "The licence may not be renewed."),
        (
            "negation",
            "The contract is void unless registered.",
            "The contract is void if registered.",
        ),
        ("negation", "The clause is valid in Macau.", "The clause is invalid in Macau."),
        ("name", "The plaintiff was Golden Lotus.", "The plaintiff was Silver Lotus."),
        ("name", "The court follows TRIPS here.", "The court follows GDPR here."),
        ("name", "Cheng Tai Man signed the deed today.", "Chan Tai Man signed the deed today."),
        ("name", "O’Brien agreed to it in the end.", "O’Bryan agreed to it in the end."),
        ("name", "Golden Lotus v Silver Dragon", "Golden Rose v Silver Dragon"),
        ("name", "The court heard Alpha and then Beta.", "The court heard Beta and then Alpha."),
        ("word", "The landlord shall give notice.", "The landlord may give notice."),
        ("word", "Notice is due in one year.", "Notice is due in one month."),
        ("word", "Reply within 5 working days.", "Reply within 5 days."),
        ("word", "At least three directors sign.", "At most three directors sign."),
        ("word", "More than three must sign.", "Less than three must sign."),
        ("word", "An annual fee is due.", "A monthly fee is due."),
        ("word", "Both the bank and the client sign.", "Both the bank or the client sign."),
        ("word", "The lessor pays the lessee.", "The lessee pays the lessor."),
        ("word", "See Article 12(a).", "See Article 12(b)."),
        ("word", "See item (iii) there.", "See item (iv) there."),
        ("percent", "He pays 10% and she 20%.", "He pays 20% and she 10%."),
    ],
)
def test_a_change_of_english_substance_is_told(kind, was, now):
    found = changes(of(en=was), of(en=now))

    assert kind in {one.kind for one in found}
    assert {(one.language, one.place) for one in found} == {("en", 1)}


@pytest.mark.parametrize(
    ("kind", "was", "now"),
    [
        ("amount", "罰款澳門元九萬元。", "罰款澳門元九千元。"),
        ("amount", "罰款90,000澳門元。", "罰款9,000澳門元。"),
        ("number", "須於十五日內答覆。", "須於五十日內答覆。"),
        ("date", "自2025年5月1日起適用。", "自2025年6月1日起適用。"),
        ("percent", "稅率為百分之五。", "稅率為百分之十五。"),
        ("article", "見第十二條。", "見第二十一條。"),
        ("law-number", "適用第7/2003號法律。", "適用第7/2023號法律。"),
        ("negation", "牌照可續期。", "牌照不可續期。"),
        ("negation", "未經登記者有效。", "經登記者有效。"),
        ("name", "適用《商標法》。", "適用《專利法》。"),
        ("name", "被告為金蓮花有限公司。", "被告為銀蓮花有限公司。"),
        ("name", "由陳大文律師代理。", "由陳小文律師代理。"),
        ("name", "經WIPO核准。", "經EUIPO核准。"),
        ("name", "適用澳門法律。", "適用香港法律。"),
        ("negation", "出租人不得加租。", "出租人得加租。"),
        ("negation", "出售動產。", "出售不動產。"),
        ("negation", "合法取得。", "非法取得。"),
        ("percent", "費用９０％。", "費用９％。"),
        ("word", "業主應通知租客。", "業主可通知租客。"),
        ("word", "租期三個月。", "租期三年。"),
        ("word", "五個工作日內答覆。", "五日內答覆。"),
        ("word", "至少三日前通知。", "最多三日前通知。"),
        ("word", "三人以上。", "三人以下。"),
        ("word", "業主及租客。", "業主或租客。"),
        ("word", "甲方賠償乙方。", "乙方賠償甲方。"),
        ("word", "見b)項。", "見c)項。"),
        ("percent", "甲付百分之十，乙付百分之二十。", "甲付百分之二十，乙付百分之十。"),
    ],
)
def test_a_change_of_chinese_substance_is_told(kind, was, now):
    found = changes(of(was), of(now))

    assert kind in {one.kind for one in found}
    assert {(one.language, one.place) for one in found} == {("zh-hant", 1)}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The fine is MOP 90,000 a day.", "The fine is MOP90,000 per day."),
        ("Teh fee of 5 % is due in three days.", "The fee of 5% is due in 3 days."),
        ("It applies from 1 May 2025.", "It applies as from May 1, 2025."),
        ("The Court has decided so. Macau agrees.", "The court has decided so; Macau agrees."),
        ("The form is not avaliable.", "The form is not available."),
        ("See https://old.example/1 for more.", "See https://new.example/2 for more."),
        ("1. The first step is taken.", "2. The first step is taken."),
        ("The tenant shall pay in 3 business days.", "The tenant must pay in three working days."),
        ("In Macau the fee is due at once.", "Under Macau law the fee is due at once."),
        ("A Guide to Recieving New Goods", "A Guide to Receiving New Goods"),
    ],
)
def test_what_is_only_written_better_is_none_in_english(was, now):
    assert changes(of(en=was), of(en=now)) == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("澳門修訂商標法。", "澳門已修訂商標法。"),
        ("罰款90,000澳門元。", "罰款澳門元90,000元。"),
        ("罰款九萬元。", "罰款9萬元。"),
        ("自二零二五年五月一日起適用。", "自2025年5月1日起適用。"),
        ("一個問題。", "個問題。"),
        ("一、商標", "二、商標"),
        ("租客須於三日內答覆。", "租客應在三天內答覆。"),
        ("許可證的效力", "許可証之效力"),
    ],
)
def test_what_is_only_written_better_is_none_in_chinese(was, now):
    assert changes(of(was), of(now)) == []


def test_what_was_said_and_what_is_said_stand_side_by_side():
    found = changes(
        of(en="The fine is MOP 90,000 and not less."), of(en="The fine is MOP 9,000 and not less.")
    )

    assert [(one.before, one.after) for one in found] == [("MOP 90,000", "MOP 9,000")]


def test_a_paragraph_that_came_or_went_is_told():
    second = Pair("p2", Texts("新的一段。", "A new paragraph."))
    longer = of(
        "舊。",
        "Old.",
        parts=(Part("s1", Texts(), (Pair("p1", Texts("舊。", "Old.")), second)),),
    )

    came = changes(of("舊。", "Old."), longer)
    went = changes(longer, of("舊。", "Old."))

    assert [(one.kind, one.place, one.before, one.after) for one in came] == [
        ("paragraph", 2, "", "新的一段。")
    ]
    assert [(one.kind, one.before, one.after) for one in went] == [("paragraph", "新的一段。", "")]


def test_moving_a_paragraph_changes_nothing_of_what_is_said():
    one, two = (
        Pair("p1", Texts("五日。", "Five days.")),
        Pair("p2", Texts("六日。", "Six days.")),
    )

    before = of(parts=(Part("s1", Texts(), (one, two)),))
    after = of(parts=(Part("s1", Texts(), (two, one)),))

    assert changes(before, after) == []


@pytest.mark.parametrize(
    ("field", "was", "now"),
    [
        ("title", Texts("稅率5%", "Rate of 5%"), Texts("稅率6%", "Rate of 6%")),
        ("standfirst", Texts("", "Due in 5 days."), Texts("", "Due in 6 days.")),
        ("key_points", Texts("", "Due in 5 days."), Texts("", "Due in 6 days.")),
        ("date", date(2025, 4, 24), date(2025, 4, 25)),
        ("law_as_at", date(2025, 4, 24), None),
        (
            "authors",
            (Named("lei", Texts("李安娜", "Ana Lei")),),
            (Named("chan", Texts("陳大文", "Chan Tai Man")),),
        ),
        (
            "sources",
            (Source(Texts("", "Law No. 7/2003"), "https://a.example"),),
            (Source(Texts("", "Law No. 7/2023"), "https://a.example"),),
        ),
        (
            "sources",
            (Source(Texts(), "https://a.example", date(2025, 4, 24)),),
            (Source(Texts(), "https://a.example", date(2025, 4, 25)),),
        ),
        ("jurisdiction", Texts("", "Macau"), Texts("", "Hong Kong")),
    ],
)
def test_the_details_round_the_text_are_substance_too(field, was, now):
    found = changes(
        replace(of("同", "same"), **{field: was}), replace(of("同", "same"), **{field: now})
    )

    assert {one.place for one in found} == {field}


def test_a_lawyers_own_simplified_text_counts_as_a_text():
    one = of(parts=(Part("s1", Texts(), (Pair("p1", Texts("五日。"), "五日。"),)),))
    other = of(parts=(Part("s1", Texts(), (Pair("p1", Texts("五日。"), "六日。"),)),))

    assert [found.language for found in changes(one, other)] == ["zh-hans"]


def test_the_firms_own_pages_are_not_the_briefing():
    assert changes(of(disclaimer=Texts("", "In 5 days.")), of(disclaimer=Texts())) == []


def test_another_picture_is_a_change_and_the_digits_of_its_address_are_none():
    one, other = (Figure(digit * 64, 900, 600, "Bars").source() for digit in "12")

    assert [
        (found.kind, found.before, found.after) for found in changes(of(en=one), of(en=other))
    ] == [("picture", "▣ 11111111", "▣ 22222222")]
