from hypothesis import given
from hypothesis import strategies as st

from contacts.conflicts import party_names
from contacts.conflicts.index.marks import LENGTH, marks_in

WORDS = st.lists(st.sampled_from(["ana", "an", "a", "golden", "lotus", "金蓮花", "澳", "1975"]))


def mark_of(key: str) -> str:
    return key.split(" ")[0][:LENGTH]


@given(
    before=WORDS,
    name=WORDS.filter(bool),
    after=WORDS,
    between=st.sampled_from([" ", "", ". ", "(", "\n"]),
)
def test_a_name_that_occurs_in_a_text_is_looked_up_by_its_beginning(before, name, after, between):
    text = party_names.folded(
        *" ".join([*before, between.join(name), *after, *reversed(name)]).split("\n")
    )

    for key in party_names.keys(" ".join(name)):
        if party_names.occurs(key, text):
            assert mark_of(key) in marks_in(text)


def test_a_name_starts_in_the_middle_of_chinese_but_not_of_other_words():
    assert "金莲花娱乐" in marks_in("我控告金莲花娱乐有限公司")
    assert "otus" not in marks_in("golden lotus")
    assert "golde" in marks_in("g olden lotus")
