import pytest

from briefings.search.question.question import Kind, parts


def asked(query: str) -> list[str]:
    return [part.clause.typed for part in parts(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("如何註冊商標", ["註冊", "冊商", "商標"]),
        ("商標罰款多少？", ["商標", "標罰", "罰款"]),
        ("how do I register a trademark", ["register", "trademark"]),
        ("how do I", ["how", "do", "I"]),
        ("what if my tenant doesn't pay", ["tenant", "pay"]),
        ("can’t I renew? I've tried", ["renew", "tried"]),
        ("陳大文律師", ["陳大", "大文"]),
        ("律師", ["律師"]),
        ("70日產假", ["70", "產假"]),
        ('"trade mark" 續期', ["trade mark", "續期"]),
        ("M&A e-mail", ["M&A", "e-mail"]),
        ("non-resident", ["non", "resident"]),
        ("*", []),
        ("你好，我是一間酒店的經理，想請問續期", ["續期"]),
        ("您好！本人是一名租客, 加租", ["加租"]),
        ("Hi, I'm the HR manager of a hotel, can I cut wages?", ["cut", "wages"]),
        ("我是業主，租客欠租", ["我是", "是業", "業主", "租客", "客欠", "欠租"]),
        ("I am pregnant, can I be fired", ["pregnant", "fired"]),
        ("我是一間酒店的經理", ["我是", "酒店", "經理"]),
        ("你好呀,我哋係一間細公司,可唔可以加租", ["加租"]),
        ("我間舖，可唔可以加租", ["我間", "間舖", "加租"]),
        ("Good afternoon, can I cut wages?", ["cut", "wages"]),
        ("Dear Madam, I would be grateful to hear about leases", ["hear", "leases"]),
        ("上個月員工話加班，想諮詢一下加班", ["員工", "工話", "話加", "加班"]),
        ("最近親屬", ["最近", "近親", "親屬"]),
        ("試用一個月", ["一", "試用", "月"]),
        ("全面分析2025版本", ["全面", "面分", "分析", "2025版", "版本"]),
        ("每班最多35人嗎", ["每班", "班最", "最多", "35人"]),
        ("第35屆", ["第35屆"]),
        ("第8/2005號法律", ["8/2005", "法律"]),
        ("第58/99/M號法令", ["58/99/M", "法令"]),
        ("Lei n.º 8/2005", ["8/2005"]),
        ("Ana Lei 2025", ["2025", "Ana", "Lei"]),
        ("5G牌照", ["5G", "牌照"]),
        ("H1N1流感", ["H1N1", "流感"]),
        ("AES-256", ["AES-256"]),
        ("B2類商標", ["B2", "類商", "商標"]),
        ("我哋可唔可以加租", ["加租"]),
        ("老闆有冇得扣人工", ["老闆", "得扣", "扣人", "人工"]),
        ("這份合同合不合法", ["這份", "份合", "合同", "合法"]),
        ("外僱使唔使交稅", ["外僱", "交稅"]),
        ("can I only even cancel", ["cancel"]),
    ],
)
def test_a_question_is_taken_apart(query, expected):
    assert asked(query) == expected


def test_pairs_with_a_word_of_spoken_cantonese_say_little_but_may_mean_something():
    weak = [part.clause.typed for part in parts("員工偷嘢俾人睇到") if part.weak]

    assert weak == ["偷嘢", "嘢俾", "俾人"]


def test_pairs_that_lead_up_to_a_question_and_what_is_left_of_it_say_little():
    found = [(part.clause.typed, part.weak) for part in parts("朋友嘅租約，想問下可唔可以加租")]

    assert [typed for typed, weak in found if weak] == ["朋友", "友嘅", "嘅租", "下"]
    assert [typed for typed, weak in found if not weak] == ["租約", "加租"]


def test_english_words_that_say_little_are_weak_unless_there_are_no_others():
    def weak(query: str) -> list[str]:
        return [part.clause.typed for part in parts(query) if part.weak]

    assert weak("Can they just take half of the house back") == ["just", "take", "back"]
    assert weak("go back") == []


@pytest.mark.parametrize(
    ("query", "name"), [("ISO 27001", "iso27001"), ("web 3", "web3"), ("3-D", "3d")]
)
def test_a_name_with_a_number_is_also_asked_for_as_one_word(query, name):
    assert all(name in part.codes for part in parts(query))


def test_a_number_with_a_character_is_also_a_mere_number():
    (number,) = [part for part in parts("須滿18歲") if part.clause.typed == "18歲"]

    assert number.clause.begun
    assert number.codes == ("\ue002n18",)


@pytest.mark.parametrize(
    ("query", "word"),
    [("業主換咗把鎖", "换锁"), ("大緊肚", "大肚"), ("佢離了婚", "离婚"), ("濕晒貨", "湿货")],
)
def test_a_verb_meets_its_object_across_what_stands_between(query, word):
    assert (word,) in [part.clause.tokens for part in parts(query) if part.weak]


@pytest.mark.parametrize("query", ["收緊貸款", "緊急情況", "抓緊時間", "租咗"])
def test_no_other_word_is_taken_apart(query):
    assert all(part.kind is Kind.HAN for part in parts(query))
