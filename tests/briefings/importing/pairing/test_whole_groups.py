"""A text whose English renders two or three Chinese paragraphs by one, group by group."""

import pytest

from briefings.importing import read_text

GROUPS = [
    (
        ["租金調整的規則今年再次修改。", "以下說明業主加租前應做的事，以及租客可以如何回應。"],
        (
            "The rules on adjusting rent have changed again this year. This note sets out what a "
            "landlord should do before raising the rent, and how a tenant may respond."
        ),
    ),
    (
        [
            "合同期內不得加租，但雙方另有書面約定者除外。",
            "續期時，加幅不得超過行政長官批示所定的系數。",
            "業主須於合同屆滿九十日前以掛號信通知租客。",
        ],
        (
            "The rent may not be raised during the term unless the parties have agreed otherwise in "
            "writing. On renewal, the increase may not exceed the coefficient fixed by the Chief "
            "Executive. The landlord must tell the tenant by registered letter ninety days before."
        ),
    ),
    (
        [
            "租賃合同須經公證認定簽名。",
            "沒有認定者，合同仍然有效。",
            "但租客不得以該合同對抗買受人。",
        ],
        (
            "The signatures on a tenancy must be notarially recognised. A contract without it is still "
            "valid, but the tenant cannot rely on it against a purchaser."
        ),
    ),
    (
        ["爭議可提交仲裁中心。", "仲裁費用由敗訴一方承擔，但仲裁員另有決定者除外。"],
        (
            "Disputes may be taken to the arbitration centre, at the cost of the losing party unless "
            "the arbitrator decides otherwise."
        ),
    ),
]


def rows(document) -> list[tuple[str, str]]:
    sections = document["sections"]
    return [(row["zh-hant"], row["en"]) for one in sections for row in one["paragraphs"]]


@pytest.mark.parametrize("heading", ["租約 / Tenancies", "租約\n\nTenancies"])
def test_paragraphs_that_are_translated_as_one_are_one_row_although_one_is_short(heading):
    lines = ["新規\n\nNew Rules"]
    for chinese, english in GROUPS:
        lines += [heading, *chinese, english]

    document = read_text("\n\n".join(lines)).to_json()

    assert rows(document) == [("\n\n".join(chinese), english) for chinese, english in GROUPS]


def test_a_paragraph_that_was_not_translated_stays_alone_where_no_others_are_joined():
    pairs = [(chinese[-1], english.split(". ")[-1]) for chinese, english in GROUPS]
    lines = [line for pair in pairs for line in pair]
    added = "本節譯文從缺。"

    document = read_text("\n\n".join([*lines[:4], added, *lines[4:]])).to_json()

    assert (added, "") in rows(document)
