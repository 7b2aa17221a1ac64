"""A text in one language, set beside the rows of a briefing that lacks it."""

from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.importing import filled, language_to_fill, read_text

TITLE = "Labour Law Amended"
ROWS = [
    ("一、適用範圍", "1. Scope"),
    (
        "本法適用於在澳門僱用五名以上僱員的僱主。",
        "This law applies to employers who employ more than five employees in Macau.",
    ),
    (
        "家傭合同另由第 21/2009 號法律規範。",
        "Contracts of domestic workers are governed by Law No. 21/2009.",
    ),
    ("二、罰則", "2. Penalties"),
    (
        "違者可被科處澳門元 20,000 元至 50,000 元罰款。",
        "Offenders may be fined MOP 20,000 to MOP 50,000.",
    ),
    (
        "罰款由勞工事務局局長科處，可於三十日內提起上訴。",
        "The Director of the Labour Affairs Bureau imposes fines; appeal lies within thirty days.",
    ),
]
HEADINGS = (0, 3)


def draft(*, english: bool = False) -> dict:
    title = {"zh-hant": "勞動法修訂", "en": TITLE if english else ""}
    sections: list[dict] = []
    for place, (zh, en) in enumerate(ROWS):
        sides = {"zh-hant": zh, "en": en if english else ""}
        if place in HEADINGS:
            sections.append({"id": f"section{place}", "heading": sides, "paragraphs": []})
        else:
            sections[-1]["paragraphs"].append({"id": f"pair{place}", **sides})
    return {"title": title, "standfirst": {"zh-hant": "", "en": ""}, "sections": sections}


def english(*places: int, more: dict[int, str] | None = None, has_title: bool = True) -> dict:
    lines = [TITLE] if has_title else []
    for place in places:
        lines += [ROWS[place][1], *([more[place]] if more and place in more else [])]
    return read_text("\n\n".join(lines)).to_json()


def english_of(text: dict) -> dict[str, str]:
    return {
        row["id"]: row["en"] for section in text["sections"] for row in section["paragraphs"]
    } | {section["id"]: section["heading"]["en"] for section in text["sections"]}


def test_every_paragraph_comes_beside_the_row_that_says_the_same():
    made = filled(draft(), english(*range(6)), "en")

    assert made.text == draft(english=True)
    assert made.review == []


def test_the_first_heading_of_a_file_without_a_title_comes_beside_its_own():
    made = filled(draft(), english(*range(6), has_title=False), "en")

    assert english_of(made.text) == english_of(draft(english=True))
    assert made.text["title"]["en"] == ""


def test_a_row_without_a_translation_stays_and_is_to_be_looked_at():
    made = filled(draft(), english(0, 1, 3, 4, 5), "en")

    assert english_of(made.text) == english_of(draft(english=True)) | {"pair2": ""}
    assert made.review == [{"section": 0, "paragraph": 1, "reasons": ["missing-en"]}]


def test_a_paragraph_that_belongs_to_no_row_comes_where_its_text_has_it():
    extra = "Employers keep the records of working hours of the last three years at the premises."
    made = filled(draft(), english(*range(6), more={1: extra}), "en")

    assert made.text["sections"][0]["paragraphs"][1] == {"id": "", "zh-hant": "", "en": extra}
    assert made.review == [{"section": 0, "paragraph": 1, "reasons": ["missing-zh"]}]


def test_what_is_filled_already_stays_and_is_not_doubled():
    text = draft()
    text["sections"][0]["paragraphs"][0]["en"] = ROWS[1][1]
    made = filled(text, english(*range(6)), "en")

    assert made.text == draft(english=True)


def test_only_a_text_in_the_one_language_that_is_missing_fills():
    chinese = read_text("\n\n".join(zh for zh, _en in ROWS)).to_json()
    both = read_text("\n\n".join(f"{zh}\n{en}" for zh, en in ROWS)).to_json()

    assert language_to_fill(draft(), english(*range(6))) == "en"
    assert language_to_fill(draft(), chinese) is None
    assert language_to_fill(draft(), both) is None
    assert language_to_fill(draft(english=True), english(*range(6))) is None
    assert language_to_fill(draft() | {"sections": []}, english(*range(6))) is None


@settings(max_examples=40)
@given(st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5), min_size=1))
def test_no_row_and_no_paragraph_is_lost_or_changed(already, arriving):
    text = draft()
    whole = english_of(draft(english=True))
    rows = [
        row for section in text["sections"] for row in (section["heading"], *section["paragraphs"])
    ]
    for place in already:
        rows[place]["en"] = ROWS[place][1]
    before = deepcopy(text)
    imported = english(*sorted(arriving))

    made = filled(text, imported, "en")

    assert text == before
    kept = [row for section in made.text["sections"] for row in section["paragraphs"] if row["id"]]
    assert [row["id"] for row in kept] == ["pair1", "pair2", "pair4", "pair5"]
    shown = str(made.text)
    assert all(ROWS[place][1].split(". ")[-1] in shown for place in already | arriving)
    assert all(whole[row["id"]] or not row["en"] for row in kept)
