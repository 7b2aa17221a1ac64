import pytest

from briefings import search
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db

TEXT = "當事人可訂立仲裁協議，個人資料受法律保護，註冊商標由經濟局審批，勞動合同終止後應付賠償。"
TEXT += "授權程序可用電子簽名。"


@pytest.fixture
def texts(noon) -> None:
    publish_now(make_briefing(sections=[section(pair(TEXT, "On contracts."))]), at=noon)


@pytest.mark.parametrize(
    ("typed", "part", "meant"),
    [
        ("仲栽協議", "仲栽協", "仲裁協"),
        ("個人資枓", "資枓", "資料"),
        ("註策商標", "註策商", "註冊商"),
        ("勞動合銅", "合銅", "合同"),
        ("授權程敘", "程敘", "程序"),
        ("電仔簽名", "電仔簽", "電子簽"),
        # Not in the list of near characters: they sound alike in Mandarin or in Cantonese.
        ("經濟局甚批", "局甚批", "局審批"),
        ("勞動合同宗止", "同宗止", "同終止"),
    ],
)
def test_a_character_that_sounds_or_looks_alike_is_corrected(texts, typed, part, meant):
    results = search.find(typed, language="zh-hant")

    assert [(one.typed, one.words) for one in results.corrections] == [(part, (meant,))]
    assert results.complete == 1
    assert search.find(results.literal, language="zh-hant").corrections == ()


def test_what_the_index_has_is_not_corrected(texts):
    assert search.find("個人資料 仲裁", language="zh-hant").corrections == ()


def test_a_word_of_which_no_text_has_a_near_one_is_not_corrected(texts):
    assert search.find("河馬協議", language="zh-hant").corrections == ()


def test_what_sounds_alike_is_told_by_both_its_neighbours_only(texts):
    assert search.find("甚批", language="zh-hant").corrections == ()


def test_an_invisible_sign_between_characters_is_no_error(texts):
    assert search.find("商\ufe0f商", language="zh-hans").corrections == ()
