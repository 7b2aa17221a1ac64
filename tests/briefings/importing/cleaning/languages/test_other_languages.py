"""A text in three languages: the third is left out and listed, never taken for English."""

import pytest

from briefings.importing import read_html, read_text
from briefings.importing.patterns.other_languages import is_surely_portuguese, lean

ROWS = [
    ("攤檔准照的新手續", "Novo procedimento de licença", "New procedure for licences"),
    ("背景", "Enquadramento", "Background"),
    (
        "市政署公佈新的手續，適用於攤檔及臨時工程。",
        "O Instituto anunciou um novo procedimento, que se aplica às bancas e às obras.",
        "The Bureau announced a new procedure, which applies to stalls and to works.",
    ),
    (
        "舊准照在屆滿前繼續有效。",
        "As licenças existentes mantêm-se válidas até ao seu termo.",
        "Existing licences remain valid until they expire.",
    ),
    ("費用", "Taxas", "Fees"),
    (
        "准照費為澳門元八百元，續期減半。",
        "A taxa da licença é de 800 patacas, reduzida a metade na renovação.",
        "The licence fee is 800 patacas, halved on renewal.",
    ),
]
TITLE = {"zh-hant": ROWS[0][0], "en": ROWS[0][2]}
PAIRS = [{"zh-hant": ROWS[n][0], "en": ROWS[n][2]} for n in (2, 3, 5)]
TALL = "".join(f"<p>{text}</p>" for row in ROWS for text in row)


THIRD = {
    "french": [
        "Nouvelle procédure de licence",
        "Contexte",
        "L'Institut a annoncé une nouvelle procédure, qui s'applique aux étals et aux travaux.",
        "Les licences existantes restent valables jusqu'à leur expiration.",
        "Frais",
        "Le droit de licence est de 800 patacas, réduit de moitié lors du renouvellement.",
    ],
    "spanish": [
        "Nuevo procedimiento de licencia",
        "Antecedentes",
        "El Instituto anunció un nuevo procedimiento, que se aplica a los puestos y a las obras.",
        "Las licencias existentes siguen siendo válidas hasta su vencimiento.",
        "Tasas",
        "La tasa de la licencia es de 800 patacas, reducida a la mitad en la renovación.",
    ],
    "italian": [
        "Nuova procedura di licenza",
        "Contesto",
        "L'Istituto ha annunciato una nuova procedura, che si applica ai banchi e alle opere.",
        "Le licenze esistenti restano valide fino alla loro scadenza.",
        "Tariffe",
        "La tassa di licenza è di 800 patacas, ridotta della metà al rinnovo della stessa.",
    ],
    "german": [
        "Neues Verfahren für Lizenzen",
        "Hintergrund",
        "Das Amt hat ein neues Verfahren angekündigt, das für Stände und für Arbeiten gilt.",
        "Bestehende Lizenzen bleiben bis zu ihrem Ablauf gültig und werden nicht ersetzt.",
        "Gebühren",
        "Die Gebühr ist 800 Patacas und wird bei der Verlängerung um die Hälfte ermäßigt.",
    ],
    "japanese": [
        "屋台免許の新しい手続き",
        "対象の範囲",
        "市政署は、屋台および仮設工事に適用される新しい手続きを発表した。",
        "既存の免許は、満了するまで引き続き有効である。",
        "手数料について",
        "免許の手数料は八百パタカで、更新のときは半額となる。",
    ],
    "korean": [
        "노점 면허의 새로운 절차",
        "배경 설명",
        "시정서는 노점과 임시 공사에 적용되는 새로운 절차를 발표하였다.",
        "기존 면허는 만료될 때까지 유효하다.",
        "수수료",
        "면허 수수료는 800파타카이며 갱신할 때 절반으로 줄어든다.",
    ],
    "other-language": [
        "Новый порядок лицензирования",
        "Общие сведения",
        "Управление объявило новый порядок, который применяется к ларькам и к работам.",
        "Действующие лицензии сохраняют силу до истечения срока.",
        "Сборы",
        "Лицензионный сбор составляет 800 патак, при продлении он вдвое меньше.",
    ],
}


@pytest.mark.parametrize("language", THIRD)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_another_language_is_left_out_and_called_by_its_name(language, place):
    rows = [list(row) for row in zip([r[0] for r in ROWS], [r[2] for r in ROWS], strict=True)]
    for row, third in zip(rows, THIRD[language], strict=True):
        row.insert(place, third)

    found = read_text("\n\n".join(text for row in rows for text in row))
    document = found.to_json()

    assert document["title"] == TITLE
    assert pairs(document) == PAIRS
    assert set(document["dropped"]) == set(THIRD[language])
    assert {one.reason for one in found.left_out} == {language}


def test_a_language_that_shares_its_small_words_with_others_is_not_named():
    third = ["Bando de concurso", "Nota", "De un que se para, de por.", "Que de se para un por."]
    rows = [(ROWS[n][0], ROWS[n][2], text) for n, text in zip((0, 1, 2, 3), third, strict=True)]

    found = read_text("\n\n".join(text for row in rows for text in row))

    assert {one.reason for one in found.left_out} == {"other-language"}


@pytest.mark.parametrize("quoted", [THIRD["french"][2], THIRD["japanese"][3]])
def test_one_sentence_of_another_language_is_a_quotation_and_stays(quoted):
    lines = [text for row in ROWS for text in (row[0], row[2])]

    document = read_text("\n\n".join([*lines, quoted])).to_json()

    assert document["dropped"] == []
    assert quoted in str(document["sections"])


def in_order(*order: int) -> str:
    return "\n\n".join(row[n] for row in ROWS for n in order)


def whole_languages(*order: int) -> str:
    return "\n\n".join(row[n] for n in order for row in ROWS)


def table(*order: int) -> str:
    heads = ("中文", "Português", "English")
    rows = ["".join(f"<td>{row[n]}</td>" for n in order) for row in (heads, *ROWS)]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def pairs(document) -> list[dict[str, str]]:
    return [pair for section in document["sections"] for pair in section["paragraphs"]]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1), (0, 2, 1)])
@pytest.mark.parametrize("layout", [in_order, whole_languages])
def test_the_portuguese_of_a_text_is_left_out_wherever_it_stands(layout, order):
    document = read_text(layout(*order)).to_json()

    assert document["title"] == TITLE
    assert pairs(document) == PAIRS
    assert set(document["dropped"]) == {row[1] for row in ROWS}


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1)])
def test_the_portuguese_column_of_a_table_is_left_out(order):
    document = read_html(table(*order)).to_json()

    assert document["title"] == TITLE
    assert pairs(document) == PAIRS


def test_the_portuguese_part_of_a_line_is_left_out():
    document = read_text("\n\n".join(" / ".join(row) for row in ROWS)).to_json()

    assert document["title"] == TITLE
    assert pairs(document) == PAIRS


def test_portuguese_names_in_a_text_of_two_languages_stay():
    lines = [ROWS[0][0], ROWS[0][2], ROWS[2][0], ROWS[2][2], ROWS[3][0], ROWS[3][2]]
    bodies = [
        "財政局",
        "Direcção dos Serviços de Finanças",
        "市政署",
        "Instituto para os Assuntos Municipais",
    ]
    english = (
        ROWS[2][2] + " It must be sought before any work begins, and the owner has to pay for it. "
    )

    document = read_text("\n\n".join([*lines, ROWS[2][0], english * 3, *bodies])).to_json()

    assert bodies[1] in str(document["sections"])
    assert document["dropped"] == []


@pytest.mark.parametrize("row", ROWS)
def test_english_does_not_lean_to_portuguese(row):
    assert lean(row[2]) <= 0
    assert not is_surely_portuguese(row[2])
    assert not is_surely_portuguese(row[0])


@pytest.mark.parametrize(
    "name", ["広島貿易株式会社", "株式会社広島実業", "広島銀行", "「広島経済」"]
)
def test_a_chinese_text_may_name_a_japanese_company(name):
    said = [
        ("倉庫租約的判決", "A ruling on a warehouse lease"),
        (
            f"本案原告為{name}，被告為澳門一家倉庫營運商，雙方於二零二三年訂立租約。",
            "The plaintiff is a trading company; the defendant runs a warehouse.",
        ),
        (
            f"法院認為{name}已依約繳付租金，被告無權單方終止合同。",
            "The court held that the plaintiff had paid and the defendant could not terminate.",
        ),
        ("訴訟費用由被告承擔。", "The defendant pays the costs."),
    ]

    document = read_text("\n\n".join(text for row in said for text in row)).to_json()

    assert document["dropped"] == []
    assert pairs(document) == [{"zh-hant": zh, "en": en} for zh, en in said[1:]]


@pytest.mark.parametrize(
    "listed",
    [
        [
            ("澳門法院一覽", "Courts of Macau"),
            ("初級法院", "Tribunal Judicial de Base"),
            ("中級法院", "Tribunal de Segunda Instância"),
            ("終審法院", "Tribunal de Última Instância"),
            ("行政法院", "Tribunal Administrativo"),
            ("各法院於星期一至五辦公。", "The courts open from Monday to Friday."),
        ],
        [
            ("德國公司名稱", "Names of German companies"),
            ("有限公司", "Gesellschaft mit beschränkter Haftung"),
            ("股份公司", "Aktiengesellschaft mit Sitz in der Bundesrepublik"),
            ("公司須登記。", "A company must register."),
        ],
    ],
)
def test_names_in_another_language_beside_chinese_stay(listed):
    document = read_text("\n\n".join(text for row in listed for text in row)).to_json()

    assert document["dropped"] == []
    assert document["title"] == dict(zip(("zh-hant", "en"), listed[0], strict=True))


STRAY = "Para mais informações, contacte o serviço de atendimento da associação."


@pytest.mark.parametrize("place", [0, 3, 6, 9])
def test_the_one_sentence_in_a_third_language_is_left_out_and_listed(place):
    lines = [text for zh, _, en in ROWS for text in (zh, en)]
    at = 2 * place if 2 * place < len(lines) else len(lines)
    document = read_text("\n\n".join([*lines[:at], STRAY, *lines[at:]])).to_json()

    assert document["title"] == TITLE
    assert [pair for one in document["sections"] for pair in one["paragraphs"]] == PAIRS
    assert document["dropped"] == [STRAY]


def test_the_one_sentence_in_a_third_language_stays_where_it_is_the_translation():
    lines = [text for zh, _, en in ROWS for text in (zh, en)]
    lines[-1] = STRAY
    document = read_text("\n\n".join([*lines, "以上為通告全文。", "That is the notice."])).to_json()

    assert STRAY in [pair["en"] for one in document["sections"] for pair in one["paragraphs"]]


def test_the_one_sentence_in_a_third_language_stays_where_the_text_has_no_chinese():
    document = read_text("\n\n".join([STRAY, "The tenant pays the rent."])).to_json()

    assert document["dropped"] == []
