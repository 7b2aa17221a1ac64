import pytest

from contacts.conflicts import party_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Golden Lotus Casino Ltd", "GOLDEN LOTUS CASINO LIMITED"),
        ("Golden Lotus Casino Ltd.", "Golden Lotus Casino Co., Ltd"),
        ("Golden Lotus Casino, Inc.", "Golden  Lotus Casino LLC"),
        ("Casino Golden Lotus", "Golden Lotus Casino Company Limited"),
        ("Banco Tai Fung, S.A.", "Banco Tai Fung SA"),
        ("Construções Silva, Lda.", "Construcoes Silva Limitada"),
        ("O'Brien & Sons", "OBrien and Sons Ltd"),
        ("A.C.M.E. Ltd", "Acme Limited"),
        ("GoldenLotus Casino", "Golden Lotus Casino Ltd"),
        ("金蓮花娛樂有限公司", "金莲花娱乐集团股份有限公司"),
        ("金蓮花娛樂一人有限公司", "金 蓮 花 娛 樂"),
        ("Golden Lotus Casino Ltd 金蓮花娛樂有限公司", "金蓮花娛樂集團"),
        ("Ｇｏｌｄｅｎ Ｌｏｔｕｓ", "golden-lotus"),
        ("Chan Tai Man", "Tai Man CHAN"),
        ("A B C Ltd", "ABC Limited"),
        ("X Ltd", "X Limited"),
        ("Group Holdings Limited", "Group Holdings Ltd"),
        ("金蓮花（香港）控股有限公司", "金蓮花控股（香港）有限公司"),
        ("Golden Lotus (Macau) Ltd", "Golden Lotus (HK) Limited"),
    ],
)
def test_a_name_is_found_however_it_is_written(one, other):
    for asked, written in ((one, other), (other, one)):
        text = party_names.folded(f"We met {written} in May.")
        assert any(party_names.occurs(key, text) for key in party_names.keys(asked)), (
            asked,
            written,
        )


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Li Na", "The limited national list"),
        ("Golden Lotus Ltd", "The lotus of one casino and, years later, quite another golden one"),
        ("Acme Ltd", "Some other company limited by shares"),
        ("陳大文", "陳小文與李大文"),
        ("Nga Ltd", "Ng a"),
        ("Chan (Macau) Ltd", "Chan Tai Man"),
    ],
)
def test_another_name_is_not_taken_for_it(asked, written):
    text = party_names.folded(written)

    assert not any(party_names.occurs(key, text) for key in party_names.keys(asked))


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Sousa貿易123有限公司", "Ferreira 貿易 77 有限公司"),
        ("Sousa 貿易有限公司 Sousa Trading Limited", "陳氏貿易有限公司"),
        ("金蓮花 Trading Limited", "Jade Harbour Trading Ltd"),
        ("金蓮花（貿易）Golden Lotus (Trading) Ltd", "Jade Trading Ltd 玉海貿易有限公司"),
        ("金蓮花國際 International Limited", "Another International Ltd"),
        ("Trading Limited", "Somebody was trading in shares"),
        ("貿易有限公司", "關於貿易的問題"),
    ],
)
def test_words_that_very_many_names_have_find_none_of_them(asked, written):
    text = party_names.folded(written)

    assert not any(party_names.occurs(key, text) for key in party_names.keys(asked))


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Sousa貿易123有限公司", "SOUSA貿易123"),
        ("Sousa貿易123有限公司", "Sousa 123 Trading Ltd"),
        ("123貿易有限公司", "貿易 123 公司"),
        ("金蓮花貿易有限公司", "金蓮花貿易"),
        ("金蓮花 Trading Limited", "金蓮花有限公司"),
        ("澳門投資發展有限公司", "澳門投資發展股份有限公司"),
        ("Macau Investment Ltd", "Macau Investment Limited"),
        ("貿易有限公司", "貿易有限公司"),
        ("貿易", "關於貿易的問題"),
        ("Trading Ltd", "Trading Limited"),
        ("Hotel Central", "the Hotel Central, Macau"),
    ],
)
def test_a_name_with_words_that_very_many_have_is_found(asked, written):
    text = party_names.folded(written)

    assert any(party_names.occurs(key, text) for key in party_names.keys(asked))


def test_a_name_that_is_only_a_legal_form_is_looked_for_as_it_is():
    assert party_names.keys("The Company Limited") == ["the company limited", "the co ltd"]
    assert party_names.keys("公司") == ["公司"]
    assert party_names.keys("X") == []


def test_companies_are_found_in_prose():
    text = (
        "We were sued by Golden Lotus (Macau) Casino Co., Ltd. and Chan & Lee Limited;"
        " our landlord is tai fung estates ltd. 我們與金蓮花娛樂有限公司有糾紛，另控告大豐銀行股份有限公司。"
    )

    found = {key for name in party_names.companies_in(text) for key in party_names.keys(name)}

    assert {
        "golden lotus macau casino",
        "chan lee",
        "tai fung estates",
        party_names.keys("金蓮花娛樂")[0],
        party_names.keys("大豐銀行")[0],
    } <= found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("本人與金蓮花（澳門）有限公司有糾紛", "金蓮花（澳門）有限公司"),
        ("owed by Lotus Resorts (Macau), S.A., since May", "Lotus Resorts ( Macau ) S.A"),
        ("owed by Jogos de Coloane, SA since May", "Jogos de Coloane SA"),
        ("Acme Co. refused to pay", "Acme Co"),
        ("Acme Co. Ltd. refused to pay", "Acme Co Ltd"),
    ],
)
def test_companies_are_found_in_prose_with_the_forms_of_macau(text, name):
    assert party_names.companies_in(text) == [name]


@pytest.mark.parametrize("text", ["the company refused", "The Company refused", "a co worker"])
def test_the_word_for_a_company_is_no_name_of_one(text):
    assert party_names.companies_in(text) == []


@pytest.mark.parametrize("name", ["長" * 20_000, "x" * 20_000, "a b " * 5_000, "(" * 20_000])
def test_a_key_is_never_longer_than_a_database_can_look_for(name):
    assert all(len(key.encode()) < 10_000 for key in party_names.keys(name))
    assert all(len(key.split()) < 100 for key in party_names.keys(name))


@pytest.mark.parametrize("none", ["none", "None.", "無", "“none”", "N/A", ""])
def test_no_party_is_no_name(none):
    assert party_names.parties(none) == []
