import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.simplified import convert


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("知識產權", "知识产权"),
        ("智慧財產權", "智慧财产权"),
        ("人工智能與程式", "人工智能与程式"),
        ("隨著法律修訂", "随着法律修订"),
        ("著作權、著名、著稱、顯著", "著作权、著名、著称、显著"),
        ("成就卓著", "成就卓著"),
        ("編著、原著、土著、專著、論著、譯著", "编著、原著、土著、专著、论著、译著"),
        ("他著有《商標法》一書", "他著有《商标法》一书"),
        ("正在討論著此案", "正在讨论着此案"),
        ("意味著有大量案件", "意味着有大量案件"),
        ("專著眼於此", "专着眼于此"),
        ("覆審及司法覆核", "复审及司法复核"),
        ("衞生、裏面、綫路、羣體", "卫生、里面、线路、群体"),
        ("乾淨、干預、乾坤、若干", "干净、干预、乾坤、若干"),
        ("徵稅與特徵", "征税与特征"),
        ("註冊、佔有、託管、餘額、余先生", "注册、占有、托管、余额、余先生"),
        ("皇后以後、公里裡", "皇后以后、公里里"),
        ("祇有終審法院", "只有终审法院"),
        ("氹仔", "氹仔"),
    ],
)
def test_law_firm_words_become_simplified(traditional, simplified):
    assert convert(traditional) == simplified


def test_addresses_stay_as_they_are():
    text = "見[公報](https://x.example/商標)及 https://y.example/a。"

    assert convert(text) == "见[公报](https://x.example/商標)及 https://y.example/a。"


@given(st.text(max_size=200))
def test_no_text_is_an_error(text):
    assert isinstance(convert(text.encode("utf-8", "ignore").decode()), str)


@given(st.text(st.characters(max_codepoint=0x2E7F, exclude_categories=["Cs"])))
def test_what_is_not_chinese_stays(text):
    assert convert(text) == text
