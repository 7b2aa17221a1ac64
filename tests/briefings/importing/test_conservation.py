"""Nothing that was written is lost, doubled or invented."""

import re
from collections import Counter
from itertools import chain

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings.importing import ImportedBriefing, ImportRefused, read_file, read_html, read_text
from briefings.importing.splitting.cut_text import segments

HAN = st.text(alphabet="法律規定個人資料保護條例適用範圍公司登記，、", min_size=1, max_size=40)
WORDS = st.lists(
    st.sampled_from(
        [
            "The",
            "law",
            "shall",
            "apply",
            "to",
            "any",
            "company",
            "Data",
            "registration",
            "of",
            "persons",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
CHINESE = HAN.map(lambda text: f"甲{text}。")
ENGLISH = WORDS.map(lambda text: f"Whereas {text}.")
LINE = st.one_of(
    CHINESE,
    ENGLISH,
    st.tuples(CHINESE, ENGLISH).map("".join),
    st.tuples(ENGLISH, CHINESE).map(" / ".join),
    st.tuples(CHINESE, ENGLISH).map("\t".join),
    st.tuples(HAN, WORDS).map(" / ".join),
    HAN,
    WORDS,
)
SEPARATOR = st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\n\u00a0\n", "\n　　"])


def characters(text: str) -> Counter[str]:
    """Letters and digits; spaces, separators and marks between both sides are not content."""
    return Counter(character for character in text.replace("<br>", "\n") if character.isalnum())


def everything(document: ImportedBriefing) -> str:
    """All the text of a document, wherever it was put."""
    value = document.to_json()
    texts = [*value["title"].values(), *value["standfirst"].values(), *value["dropped"]]
    authors = [[one] if isinstance(one, str) else one.values() for one in value["authors"]]
    texts += [*chain.from_iterable(authors), *value["contact"].values()]
    for source in value["sources"]:
        texts += [*source["label"].values(), source["url"]]
    for section in value["sections"]:
        texts += section["heading"].values()
        for pair in section["paragraphs"]:
            texts += pair.values()
    return "\n".join(texts)


@given(st.lists(LINE, min_size=1, max_size=12), SEPARATOR)
@example(["甲、。", "甲，。"], "\n")
@example(["The", "人 / The"], "\n")
@example(["人", "The", "人"], "\n")
@example(["Whereas The.", "甲、。", "Whereas The.", "甲司。"], "\n")
@settings(max_examples=300)
def test_every_character_of_a_text_is_imported_exactly_once(lines, separator):
    source = separator.join(lines)

    document = read_text(source)

    missing = characters(source) - characters(everything(document))
    invented = characters(everything(document)) - characters(source)
    assert not invented
    assert not missing


@given(st.lists(LINE, min_size=1, max_size=8))
def test_every_character_of_a_page_is_imported_exactly_once(lines):
    page = "".join(f"<p>{line}</p>" for line in lines)

    document = read_html(page)

    missing = characters("".join(lines)) - characters(everything(document))
    assert not missing
    assert not characters(everything(document)) - characters("".join(lines))


@given(LINE)
def test_splitting_by_language_only_drops_separators(line):
    joined = "".join(segment.text for segment in segments(line))

    assert characters(joined) == characters(line)


@given(st.text(max_size=400))
@example("\0")
@example("甲\ud800")
def test_any_text_is_read_or_has_a_letter_that_cannot_be_stored(source):
    try:
        document = read_text(source)
    except ImportRefused:
        assert re.search("[\0\ud800-\udfff]", source)
        return

    assert ImportedBriefing.from_json(document.to_json()).to_json() == document.to_json()


@given(st.text(alphabet="<>/pbtdrali=\"'& x!-中文a;#1", max_size=300))
def test_any_markup_is_read(source):
    assert read_html(source).to_json()


@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.html", "a.docx"]))
def test_any_bytes_are_read_or_refused_in_words(data, name):
    assert read_or_refused(name, data)


def read_or_refused(name: str, data: bytes) -> bool:
    try:
        return bool(read_file(name, data).to_json())
    except ImportRefused as refusal:
        return all(refusal.reasons[language] for language in ("zh-hant", "en"))
