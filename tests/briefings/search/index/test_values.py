import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.search.index import values as module
from briefings.search.index.analysis import fold
from briefings.search.index.values import VALUE, values


def codes(text: str) -> set[str]:
    return {value.codes[0].removeprefix(VALUE) for value in values(fold(text))}


@pytest.mark.parametrize(
    ("code", "writings"),
    [
        ("a70", ["第70條", "第七十條", "Art. 70", "article 70", "artigo 70.º", "Section 70"]),
        ("a13x2", ["第13條之2", "第十三條之二", "Article 13-2", "第13-2條", "第 13-2 條"]),
        ("a39xa", ["section 39A", "s. 39A", "s.39A", "s 39A(1)", "Sec. 39A", "第39A條", "第39A(1)條"]),
        ("a1205", ["民法典第1205條", "第一千二百零五條", "Article 1205 of the Civil Code"]),
        ("n5000000000", ["50億", "五十億", "5 billion", "5,000,000,000"]),
        ("eur500", ["EUR 500", "歐元500", "五百歐元", "歐元五百", "500 euros", "€500"]),
        ("usd500", ["美元500", "美金五百", "US$500"]),
        ("hkd500", ["港元500", "港幣五百", "HK$500"]),
        ("twd50000", ["新臺幣五萬元", "NT$50,000", "NTD 50,000", "台幣5萬元"]),
        ("gbp500", ["£500", "英鎊五百", "GBP 500"]),
        ("mop21000", ["MOP21000", "MOP 21,000", "澳門元21,000元", "21,000 patacas", "二萬一千澳門元"]),
        ("mop21000", ["MOP21k", "MOP 21K", "21k patacas"]),
        ("d20260901", ["2026年9月1日", "1 September 2026", "Sept 1, 2026", "2026-09-01"]),
        ("d20260901", ["二〇二六年九月一日", "1/9/2026", "1 de setembro de 2026"]),
        ("d20260901", ["二○二六年九月一日"]),
        ("d202609", ["2026年9月", "September 2026", "setembro de 2026"]),
        ("l8x2005", ["第8/2005號法律", "Law No. 8/2005", "Lei n.º 8/2005", "8/2005"]),
        ("l13x2017", ["13/2017", "第十三／二〇一七號法律", "第一三／二〇一七號法律"]),
        ("l13x2019", ["第13/2019號", "2019年第13號條例", "2019 年第 13 號", "Ordinance No. 13 of 2019"]),
        ("r2026x6", ["2026-6", "2026-06"]),
        ("p35", ["35%", "35 per cent", "百分之三十五"]),
        ("p30", ["30%", "三成", "3成", "thirty per cent", "Thirty percent"]),
        ("p35", ["35%", "三成半", "三成五", "thirty-five per cent"]),
        ("p25x2", ["12.5%", "百分之十二點五", "twelve and a half per cent"]),
        ("p3x10", ["0.3%", "千分之三", "3‰", "萬分之三十"]),
        ("p200x3", ["三分之二", "two-thirds", "two thirds"]),
        ("p75", ["75%", "四分之三", "three quarters", "3/4"]),
        ("n144000", ["144,000", "十四萬四", "十四萬四千"]),
        ("n1500", ["1,500", "千五", "一千五", "一千五百"]),
        ("n350000000", ["3.5億", "三點五億", "350 million"]),
        ("n72", ["72 hours", "七十二小時", "seventy-two hours"]),
        ("n8", ["8 weeks", "八星期", "八週", "eight weeks", "八歲"]),
    ],
)  # fmt: skip
def test_every_writing_of_a_value_is_one_code(code, writings):
    assert {writing: codes(writing) for writing in writings} == {
        writing: {code} for writing in writings
    }


@pytest.mark.parametrize(
    "text", ["一成不變", "其二成立", "第三成本", "一成員", "one third party", "24/7", "1/2/2026"]
)
def test_what_is_no_share_has_no_percentage(text):
    assert not any(code.startswith("p") for code in codes(text))


@pytest.mark.parametrize(
    "name", ["5G", "5G網絡", "H1N1流感", "B2B", "Web3", "ISO27001", "3D列印", "2FA", "4K", "AES-256",
             "COVID-19", "A4"],
)  # fmt: skip
def test_the_figures_of_a_name_are_no_number(name):
    assert codes(name) == set()


@pytest.mark.parametrize(
    ("written", "code"),
    [("500kW", "n500"), ("2nd", "n2"), ("10km", "n10"), ("5bn", "n5000000000"), ("5 G", "n5")],
)
def test_figures_before_a_unit_are_a_number(written, code):
    assert codes(written) == {code}


def test_articles_with_a_dash_are_both_ends():
    assert codes("Articles 13-15") == {"a13"}
    assert [code[1:] for value in values("articles 13-15") for code in value.codes] == [
        "a13",
        "a15",
    ]


@pytest.mark.parametrize(
    "text", ["the company's 12 directors", "the company’s 12 directors", "classes 12", "plus 12"]
)
def test_an_s_that_ends_a_word_is_no_section(text):
    assert codes(text) == {"n12"}


def test_several_sections_are_all_read():
    found = [code[1:] for value in values(fold("ss 3, 3A and 5")) for code in value.codes]

    assert found == ["a3", "a3xa", "a3", "a5"]


def test_a_day_is_found_by_its_month_and_its_year():
    (day,) = values(fold("2026年9月1日"))

    assert [code.removeprefix(VALUE) for code in day.codes] == [
        "d20260901",
        "m0901",
        "d202609",
        "d2026",
    ]


@given(
    st.text(st.sampled_from("第七十條年月日澳門元億萬.,/-%0123456789 ofmaybillionart")) | st.text()
)
def test_no_text_is_an_error_and_places_are_in_the_text(text):
    folded = fold(text)
    end = 0
    for value in values(folded):
        assert end <= value.start < value.end <= len(folded)
        assert all(code[1:].isalnum() for code in value.codes)
        end = value.end


_PIECES = [*"億萬一第條之點9%/", "9" * 30, "." + "1" * 30, "澳門元", "MOP ", "百分之", " article "]
_PIECES += [" one", " hundred", " million", " billion"]


@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.integers(1, 40)), max_size=8))
def test_no_code_is_longer_than_the_index_takes(pieces):
    text = "".join(piece * times for piece, times in pieces)

    assert all(len(code) <= 41 for value in values(fold(text)) for code in value.codes)


@pytest.mark.parametrize(
    "text",
    ["1億億億億億億億億", "one" + " billion" * 2_000, "9" * 6_000, "1" + "億" * 2_000 + "元",
     "億億億億億億元", "第億億億億億億條之億億億億億億"],
)  # fmt: skip
def test_what_nobody_can_mean_is_no_number(text):
    assert all(len(code) <= 41 for value in values(fold(text)) for code in value.codes)


_WRITTEN = ["5 May 2026", "May 5, 2026", "May 2026", "may 5 of 2026", "2026年5月", "五月五日"]
_WRITTEN += ["MOP 1,234", "500 mop 600", "12,345元", "500 euros", "HK$5m", "twenty-five", "R&D"]


@given(st.lists(st.sampled_from(_WRITTEN) | st.text(max_size=4), max_size=8).map(" ".join))
def test_no_reading_is_left_out_that_would_find_a_value(text):
    folded = fold(text)
    with pytest.MonkeyPatch.context() as patch:
        needed = [(pattern, lambda _text: True, read) for pattern, _needs, read in module.READINGS]
        patch.setattr(module, "READINGS", needed)
        patch.setattr(module, "WITHOUT_NUMERALS", needed)
        expected = values(folded)

    assert values(folded) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5 May 2026", "d20260505 m0505 d202605 d2026"),
        ("May 5, 2026", "d20260505 m0505 d202605 d2026"),
        ("May 5", "m0505"),
        ("May. 2026", "d202605 d2026"),
        ("May, 2026", "d202605 d2026"),
        ("May of 2026", "d202605 d2026"),
        ("May 5 of 2026", "m0505 n2026"),
        ("May 5x 2026", "n2026"),
        ("it may be 5", "n5"),
        ("500 mop 600", "mop500 n500 n600"),
        ("mop 500元 600", "mop500 n500 n600"),
        ("1,2345元", "n1 n2345"),
        ("1,234,567.5 euros", "eur2469135x2 n2469135x2"),
        ("五百歐元", "eur500 n500"),
        ("xMOP 5", "mop5 n5"),
        ("第3、4及5條", "a3 a4 a5"),
        ("第十三至十五條", "a13 a15"),
        ("第13-15條", "a13 a15"),
        ("第13-2條", "a13x2 a13"),
        ("no. 5 of the 2019 list", "n5 n2019"),
    ],
)
def test_what_stands_beside_a_value_is_read_apart(written, expected):
    found = [code.removeprefix(VALUE) for value in values(fold(written)) for code in value.codes]

    assert " ".join(found) == expected
