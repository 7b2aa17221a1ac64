from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefings.text.comparison.editions import Change, compare, runs
from briefings.text.markup.figures import Figure
from briefings.text.snapshot import Named, Pair, Part, Snapshot
from briefings.text.texts import Texts


def _snapshot(*pairs: tuple[str, str, str], heading=("標題", "Heading"), **changes) -> Snapshot:
    part = Part("s1", Texts(*heading), tuple(Pair(id, Texts(zh, en)) for id, zh, en in pairs))
    fields = {
        "reference": "2025-1",
        "title": Texts("題", "Title"),
        "date": date(2025, 4, 24),
        "parts": (part,),
    }
    return Snapshot(**(fields | changes))


A, B, C = ("a", "甲。", "One."), ("b", "乙。", "Two."), ("c", "丙。", "Three.")


def _said(comparison) -> list[tuple[str, str]]:
    return [(row.id, row.change.value) for row in comparison.rows if not row.is_heading]


def test_chinese_is_compared_by_characters_and_english_by_words():
    before = _snapshot(("a", "續期七年，按舊法。", "Renewed for seven years."))
    after = _snapshot(("a", "續期十年，按新法。", "Renewed for ten years."))

    row = compare(before, after).rows[1]

    assert [(run.change.value, run.text) for run in row.sides[0].runs] == [
        ("same", "續期"),
        ("removed", "七"),
        ("added", "十"),
        ("same", "年，按"),
        ("removed", "舊"),
        ("added", "新"),
        ("same", "法。"),
    ]
    assert [(run.change.value, run.text) for run in row.sides[1].runs] == [
        ("same", "Renewed for "),
        ("removed", "seven"),
        ("added", "ten"),
        ("same", " years."),
    ]


def test_an_unchanged_text_has_no_changes():
    comparison = compare(_snapshot(A, B), _snapshot(A, B))

    assert comparison.same
    assert list(comparison.changed_rows()) == []


def test_a_moved_pair_is_shown_as_moved_only():
    comparison = compare(_snapshot(A, B, C), _snapshot(C, A, B))

    assert _said(comparison) == [("c", "moved"), ("a", "same"), ("b", "same")]
    assert (comparison.rows[1].before, comparison.rows[1].after) == (3, 1)


def test_moved_and_changed_is_both():
    comparison = compare(_snapshot(A, B, C), _snapshot(("c", "丁。", "Three."), A, B))

    assert _said(comparison)[0] == ("c", "moved-and-changed")


def test_what_was_removed_stands_where_it_stood():
    comparison = compare(_snapshot(A, B, C), _snapshot(A, C))

    assert _said(comparison) == [("a", "same"), ("b", "removed"), ("c", "same")]


def test_what_was_added_counts():
    comparison = compare(_snapshot(A), _snapshot(A, B))

    assert _said(comparison) == [("a", "same"), ("b", "added")]
    assert comparison.count("added") == 1


def test_a_change_is_shown_under_its_heading():
    comparison = compare(_snapshot(A, B), _snapshot(A, ("b", "乙乙。", "Two.")))

    assert [(row.is_heading, row.id) for row in comparison.changed_rows()] == [
        (True, "s1"),
        (False, "b"),
    ]


def test_a_changed_heading_is_shown():
    comparison = compare(_snapshot(A), _snapshot(A, heading=("新標題", "Heading")))

    assert [row.change for row in comparison.changed_rows()] == [Change.CHANGED]


def test_details_round_the_text_are_compared_in_both_languages():
    before = _snapshot(A)
    after = _snapshot(
        A,
        title=Texts("新題", "Title"),
        law_as_at=date(2025, 5, 1),
        authors=(Named("lei", Texts("李安娜", "Ana Lei")),),
    )

    changed = {field.name: field.sides for field in compare(before, after).fields}

    assert set(changed) == {"title", "law_as_at", "authors"}
    assert [side.changed for side in changed["title"]] == [True, False]
    assert [side.runs[0].text for side in changed["law_as_at"]] == ["2025年5月1日", "1 May 2025"]


def test_figures_are_compared_whole():
    assert [run.text for run in runs("MOP 2,000.50", "MOP 2,500.50")] == [
        "MOP ",
        "2,000.50",
        "2,500.50",
    ]


def test_a_giant_text_is_shown_as_replaced_instead_of_compared():
    assert len(runs("甲乙" * 4000, "乙丙" * 4000)) == 2


@given(st.text("甲乙丙 ab.,", max_size=40), st.text("甲乙丙 ab.,", max_size=40))
def test_the_stretches_add_up_to_both_texts(old, new):
    made = runs(old, new)

    assert "".join(run.text for run in made if run.change != Change.ADDED) == old
    assert "".join(run.text for run in made if run.change != Change.REMOVED) == new


@given(st.permutations(range(8)), st.permutations(range(8)), st.integers(0, 7), st.integers(0, 7))
def test_every_pair_of_either_edition_is_in_the_comparison_once(one, two, fewer, less):
    before = _snapshot(*((str(n), f"文{n}", f"text {n}") for n in one[fewer:]))
    after = _snapshot(*((str(n), f"文{n}", f"text {n}") for n in two[less:]))

    rows = [row for row in compare(before, after).rows if not row.is_heading]

    assert sorted(row.id for row in rows) == sorted({str(n) for n in (*one[fewer:], *two[less:])})
    assert [row.after for row in rows if row.after] == list(range(1, 9 - less))


def _figure(digest: str, alt: str = "A chart", caption: str = "Figure 1") -> str:
    return Figure(digest * 64, 90, 60, alt, caption).source()


def test_a_replaced_picture_is_told_and_its_digest_is_not_shown():
    before = _snapshot(("a", _figure("1"), _figure("1")))
    after = _snapshot(("a", _figure("1"), _figure("2")))

    row = compare(before, after).rows[1]

    assert row.change is Change.CHANGED
    assert [side.has_other_picture for side in row.sides] == [False, True]
    assert [side.changed for side in row.sides] == [False, True]
    assert [run.text for run in row.sides[1].runs] == ["Figure 1\n[A chart]"]


def test_captions_and_alternative_texts_are_compared_by_words():
    before = _snapshot(("a", "", _figure("1", "Bars that rise", "Figure 1")))
    after = _snapshot(("a", "", _figure("1", "Bars that fall", "Figure 2")))

    side = compare(before, after).rows[1].sides[1]

    assert not side.has_other_picture
    assert [run.text for run in side.runs if run.change is not Change.SAME] == [
        *("1", "2", "rise", "fall")
    ]


def test_a_picture_in_a_new_paragraph_replaces_none():
    row = compare(_snapshot(), _snapshot(("a", _figure("1"), _figure("1")))).rows[1]

    assert [side.has_other_picture for side in row.sides] == [False, False]


def test_a_heading_that_only_changed_its_level_is_a_change():
    before = _snapshot(A)
    part = Part("s1", before.parts[0].heading, before.parts[0].pairs, level=2)

    comparison = compare(before, _snapshot(A, parts=(part,)))

    [row] = comparison.changed_rows()
    assert (row.is_heading, row.level_before, row.level, row.has_other_level) == (True, 1, 2, True)
    assert not any(side.changed for side in row.sides)


FEES = "| Item | Fee |\n| --- | --- |\n| Filing | 500 |\n| Renewal | 300 |"


def _cells(side) -> list[list[str]]:
    """The rows of the first table, with what was added in + and what was removed in -."""
    table = next(part.table for part in side.parts if part.table)
    marks = {Change.SAME: "", Change.ADDED: "+", Change.REMOVED: "-"}
    return [
        ["".join(f"{marks[run.change]}{run.text}" for run in cell) for cell in row]
        for row in (table.head, *table.body)
    ]


def _tables(old: str, new: str) -> list[list[str]]:
    row = compare(_snapshot(("a", "", old)), _snapshot(("a", "", new))).rows[1]
    return _cells(row.sides[1])


def test_a_changed_cell_is_marked_in_its_place():
    assert _tables(FEES, FEES.replace("300", "400")) == [
        ["Item", "Fee"],
        ["Filing", "500"],
        ["Renewal", "-300+400"],
    ]


def test_an_inserted_row_and_a_removed_one_are_shown_as_such():
    longer = FEES.replace("| Renewal", "| Assignment | 300 |\n| Renewal")

    assert _tables(FEES, longer)[2:] == [["+Assignment", "+300"], ["Renewal", "300"]]
    assert _tables(longer, FEES)[2:] == [["-Assignment", "-300"], ["Renewal", "300"]]


def test_an_inserted_column_is_shown_as_such():
    wider = (
        "| Item | Time | Fee |\n| --- | --- | --- |\n| Filing | 1 | 500 |\n| Renewal | 2 | 300 |"
    )

    assert _tables(FEES, wider)[:2] == [["Item", "+Time", "Fee"], ["Filing", "+1", "500"]]


def test_text_around_a_table_and_its_caption_are_compared_too():
    old = f"Fees:\n\nTable 1\n{FEES}\n\nDue now."
    new = old.replace("Table 1", "Table 2").replace("now", "later")

    side = compare(_snapshot(("a", "", old)), _snapshot(("a", "", new))).rows[1].sides[1]

    said = [
        [(run.change.value, run.text) for run in part.words or part.table.caption]
        for part in side.parts
    ]
    assert said[0] == [("same", "Fees:")]
    assert ("added", "2") in said[1]
    assert ("added", "later") in said[2]


def test_a_table_that_is_new_is_inserted_as_a_whole():
    assert _tables("Fees below.", FEES)[1] == ["+Filing", "+500"]


@given(
    st.lists(st.lists(st.sampled_from(["a", "b", "1", ""]), min_size=2, max_size=2), max_size=5),
    st.lists(st.lists(st.sampled_from(["a", "b", "1", ""]), min_size=2, max_size=2), max_size=5),
)
def test_whatever_changed_both_tables_can_be_read_from_the_comparison(before, after):
    def source(rows):
        return "\n".join(["| x | y |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in rows)])

    row = compare(_snapshot(("a", "", source(before))), _snapshot(("a", "", source(after)))).rows[1]
    table = row.sides[1].parts[0].table

    def read(gone: Change) -> list[list[str]]:
        texts = (
            ["".join(run.text for run in cell if run.change is not gone) for cell in line]
            for line in table.body
        )
        return [line for line in texts if any(line)]

    assert read(Change.ADDED) == [line for line in before if any(line)]
    assert read(Change.REMOVED) == [line for line in after if any(line)]


def test_readers_see_the_words_that_changed_without_marks():
    before = _snapshot(("a", "甲。", "Under **article 6**[^1] of it.\n\n[^1]: See page 2."))
    after = _snapshot(("a", "甲。", "Under **article 7**[^1] of it.\n\n[^1]: See page 2."))

    said = compare(before, after).rows[1].sides[1].runs

    assert [(run.change.value, run.text) for run in said][:3] == [
        ("same", "Under article "),
        ("removed", "6"),
        ("added", "7"),
    ]
    assert not any("*" in run.text or "[^" in run.text for run in said)


def test_words_that_are_only_marked_anew_are_shown_with_their_marks():
    before = _snapshot(("a", "甲。", "Under article 6."))
    after = _snapshot(("a", "甲。", "Under *article 6*."))

    assert any("*" in run.text for run in compare(before, after).rows[1].sides[1].runs)


def test_cells_and_the_text_around_them_are_shown_as_read_not_as_marked_up():
    old = (
        "Fees[^1] by **court**:\n\n| **Item** | Fee |\n| --- | --- |\n"
        "| [Filing](https://court.example) | 500[^1] |\n\n[^1]: Since *May*."
    )
    new = old.replace("500", "*600*")
    side = compare(_snapshot(("a", "", old)), _snapshot(("a", "", new))).rows[1].sides[1]

    assert _cells(side) == [["Item", "Fee"], ["Filing", "-500+600"]]
    around = ["".join(run.text for run in part.words) for part in side.parts if part.words]
    assert around == ["Fees by court:", "Since May."]


def test_a_cell_of_which_only_the_marks_changed_shows_them():
    [_head, *rows] = _tables(FEES, FEES.replace("500", "**500**"))
    assert rows == [["Filing", "+**500+**"], ["Renewal", "300"]]
