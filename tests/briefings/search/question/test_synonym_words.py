from briefings.search.index.clauses import whole_phrase
from briefings.search.question.synonym_words import rare_words

ARCHIVE = 200


def words(counts: dict[str, int], *synonyms: str) -> list[str]:
    clauses = [clause for one in synonyms if (clause := whole_phrase(one))]
    return [one.tokens[0] for one in rare_words(clauses, counts, ARCHIVE)]


def test_the_rarest_word_of_each_synonym_is_searched_for():
    counts = {"video": 9, "game": 20, "arcad": 2, "amus": 5, "center": 30}

    assert words(counts, "video game arcade", "amusement game centre") == ["arcad", "amus"]


def test_a_word_that_many_have_or_none_or_that_says_little_is_not():
    counts = {"video": 41, "game": 31, "get": 1}

    assert words(counts, "video game arcade", "get out") == []


def test_a_synonym_of_one_word_has_no_other():
    assert words({"arcad": 2, "机铺": 2}, "arcade", "機舖") == []


def test_pairs_of_characters_that_belong_to_two_words_are_left_out():
    counts = {"游戏": 7, "戏机": 1, "机中": 3, "中心": 9, "吊销": 4, "销牌": 2, "牌照": 8}

    assert words(counts, "遊戲機中心", "吊銷牌照") == ["吊销", "游戏"]
