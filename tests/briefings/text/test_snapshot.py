"""A frozen text is canonical JSON and keeps its digest."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.text.languages import WRITTEN
from briefings.text.snapshot import Pair, Part, Snapshot, digest, given_names
from briefings.text.texts import Texts

texts = st.text("甲乙 ab\n", max_size=8)
bilingual = st.builds(Texts, texts, texts)
behind = st.sampled_from([(), *((language,) for language in WRITTEN), WRITTEN])


def snapshots(marks):
    pairs = st.builds(
        Pair, st.uuids().map(str), bilingual, zh_hans=st.sampled_from(["", "简"]), behind=marks
    )
    parts = st.builds(
        Part, st.uuids().map(str), bilingual, st.lists(pairs, max_size=3).map(tuple), behind=marks
    )
    return st.builds(
        Snapshot,
        reference=st.just("2025-17"),
        title=bilingual,
        date=st.just(date(2025, 4, 24)),
        parts=st.lists(parts, max_size=3).map(tuple),
        key_points=bilingual,
    )


@given(snapshots(behind))
def test_what_is_frozen_is_read_back_to_the_letter(snapshot):
    snapshot = snapshot if snapshot.key_points.present() else replace(snapshot, key_points=Texts())

    again = Snapshot.from_json(json.loads(snapshot.canonical()))

    assert again == snapshot
    assert again.canonical() == snapshot.canonical()


@given(snapshots(st.just(())))
def test_text_in_step_without_key_points_is_written_as_before_there_were_any(snapshot):
    """The same keys as in an edition of the first release: its digest stays."""
    data = replace(snapshot, key_points=Texts()).to_json()

    assert "key_points" not in data
    assert "behind" not in json.dumps(data)
    assert all(part.keys() == {"id", "heading", "paragraphs"} for part in data["sections"])


@pytest.mark.parametrize("behind", ["", '"behind":"en",'])
def test_an_edition_of_the_first_release_keeps_its_digest(behind):
    body = (
        '{"areas":[],"authors":[],"contact":{"email":"","heading":{"en":"","zh-hant":""},"text":'
        '{"en":"","zh-hant":""}},"date":"2025-04-24","disclaimer":{"en":"","zh-hant":""},"firm":'
        '{"en":"","zh-hant":""},"format":1,"jurisdiction":{"en":"","zh-hant":""},"law_as_at":null,'
        '"reference":"2025-17","sections":[{"heading":{"en":"","zh-hant":""},"id":"s","paragraphs":'
        f'[{{{behind}"en":"One.","id":"p","zh-hant":"一。"}}]}}],'
        '"sources":[],"standfirst":{"en":"","zh-hant":'
        '""},"title":{"en":"Law","zh-hant":"法"}}'
    )

    assert digest(Snapshot.from_json(json.loads(body)).canonical()) == digest(body)


@given(snapshots(st.just(())), behind, st.sampled_from(WRITTEN))
def test_whether_a_side_is_behind_is_no_part_of_what_is_approved(snapshot, mark, language):
    parts = tuple(
        replace(part, behind=mark, pairs=tuple(replace(pair, behind=mark) for pair in part.pairs))
        for part in snapshot.parts
    )

    assert replace(snapshot, parts=parts).wording(language) == snapshot.wording(language)


@given(snapshots(st.just(())), texts.filter(str.strip))
def test_key_points_are_part_of_what_is_approved_in_their_own_language(snapshot, points):
    without = replace(snapshot, key_points=Texts())
    chinese = replace(snapshot, key_points=Texts(points, ""))

    assert chinese.wording("zh-hant") != without.wording("zh-hant")
    assert chinese.wording("en") == without.wording("en")


def test_a_heading_of_the_first_level_is_written_as_before_levels_existed():
    first = Snapshot("2025-17", Texts("題", "Title"), date(2025, 4, 24), (Part("s", Texts(), ()),))
    second = replace(first, parts=(replace(first.parts[0], level=2),))

    assert "level" not in first.canonical()
    assert Snapshot.from_json(json.loads(second.canonical())) == second
    assert first.wording_digest("en") != second.wording_digest("en")


@pytest.mark.parametrize(
    ("stored", "given"),
    [
        (("法律簡報", "Legal Briefings"), ("", "")),
        (("律師事務所", "Law Firm"), ("", "")),
        (("律師事務所", "Costa & Leong"), ("", "Costa & Leong")),
        (("高樂律師事務所", "Costa & Leong"), ("高樂律師事務所", "Costa & Leong")),
    ],
)
def test_the_initial_names_of_this_and_earlier_releases_were_never_given(stored, given):
    assert given_names(Texts(*stored)) == Texts(*given)
