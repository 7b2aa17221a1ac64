"""What stands last in a text is the lawyer's, unless a page is plainly seen below it."""

import json

import pytest

from briefings.importing import read_html, read_text

TITLE = ["倉庫租約的新規則", "New rules for warehouse leases"]
PAIRS = [
    "出租人須於五月一日前登記租約。",
    "The landlord must register the lease before 1 May.",
    "押金不得超過兩個月租金。",
    "The deposit is at most two months' rent.",
    "違反者可處罰款。",
    "Breach may lead to a fine.",
]


def shown(found) -> str:
    """All that the import took over, as one text."""
    return json.dumps(found.to_json()["sections"], ensure_ascii=False)


@pytest.mark.parametrize(
    "end",
    [
        ["罰款五萬元", "吊銷執照六個月", "依法追究刑事責任"],
        ["附表 Schedule", "Certificate of incorporation", "Register of directors", "Annual return"],
        ["Carlill v Carbolic Smoke Ball Co [1893] 1 QB 256", "Hadley v Baxendale [1854] 9 Ex 341"],
        ["File the claim", "Pay the fee", "Attend the hearing"],
        ["須備文件：", "Documents:", "身份證", "Identity card", "Passport copy", "Proof of address"],
        ["投訴", "Complaints", "消費者委員會，8988 9315", "Consumer Council, 8988 9315", "罰則",
         "Penalties", "首次違規：罰款五萬元", "First offence: a fine of MOP 50,000"],
        ["生效，2024-06-01", "In force, 2024-06-01"],
        ["中國銀行，帳號 0123 4567 8901", "Bank of China, account 0123 4567 8901"],
        ["廉政公署 | 2832 6300", "CCAC | 2832 6300"],
        ["Laws cited", "《勞動關係法》", "《商業登記法典》"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["text", "html"])
def test_what_is_last_stays(kind, end):
    lines = [*TITLE, *PAIRS, *end]
    if kind == "text":
        found = read_text("\n\n".join(lines))
    else:
        found = read_html("".join(f"<p>{line}</p>" for line in lines))

    words = [word for line in end for word in line.split(" ")]
    assert [word for word in words if word not in shown(found)] == []


def test_a_clause_above_the_line_of_copyright_stays():
    lines = [*TITLE, *PAIRS, "本法自公佈翌日起生效", "© 2024 Firm"]

    found = read_html("".join(f"<p>{line}</p>" for line in lines))

    assert "本法自公佈翌日起生效" in shown(found)


@pytest.mark.parametrize("end", ["|", "- |", "· · ·"])
def test_marks_alone_at_the_end_are_no_fault(end):
    found = read_html("".join(f"<p>{one}</p>" for one in [*TITLE, *PAIRS, end]))

    assert found.to_json()["title"]["en"] == TITLE[1]
