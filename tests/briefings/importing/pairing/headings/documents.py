"""Texts of pairs, and what an import makes of them."""

from briefings.importing import read_text

TITLE = ("為社群出力", "Helping a community")
SAID = [
    (
        "參與開源能認識許多人，並學到新的技能。",
        "Contributing is a way to meet people and to learn skills.",
    ),
    (
        "每個專案都需要文件，也需要翻譯的人。",
        "Every project needs documents, and people who translate.",
    ),
    (
        "問題解決之後，請記得感謝幫助您的人。",
        "Once a problem is solved, thank the people who helped you.",
    ),
    (
        "多數維護者都是義工，回覆需要時間。",
        "Most maintainers are volunteers, and an answer takes time.",
    ),
]


def text_of(*pairs):
    """Import the lines of the pairs below the title; a side may be missing."""
    lines = [line for pair in (TITLE, *pairs) for line in pair if line]
    return read_text("\n\n".join(lines)).to_json()


def headings(document):
    found = [one["heading"]["zh-hant"] or one["heading"]["en"] for one in document["sections"]]
    return [heading for heading in found if heading]


def rows(document):
    return [(r["zh-hant"], r["en"]) for one in document["sections"] for r in one["paragraphs"]]


def each_above(heads, said):
    """The pairs with one of the sentences below each head."""
    return [pair for both in zip(heads, said, strict=True) for pair in both]
