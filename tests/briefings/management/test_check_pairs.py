"""Pairs that are in no briefing are checked from the command line."""

import json

import pytest
from django.core.management import CommandError, call_command

WRONG = {"zh-hant": "罰款五千元。", "en": "A fine of MOP 6,000."}
RIGHT = {"zh-hant": "罰款五千元。", "en": "A fine of MOP 5,000."}


def check(tmp_path, capsys, *lines, **options):
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    call_command("check_pairs", str(file), **options)
    return capsys.readouterr().out.splitlines()


def test_each_pair_is_answered_with_a_list_of_its_findings(tmp_path, capsys):
    answers = check(tmp_path, capsys, json.dumps(WRONG), json.dumps(RIGHT), json=True)

    assert [json.loads(line) for line in answers] == [
        [
            {"kind": "amount", "side": "zh-hant", "text": "五千元", "warning": True},
            {"kind": "amount", "side": "en", "text": "MOP 6,000", "warning": True},
        ],
        [],
    ]


def test_a_translator_reads_only_what_is_found_and_where(tmp_path, capsys):
    answers = check(tmp_path, capsys, json.dumps(RIGHT), "", json.dumps(WRONG))

    assert answers == ["3: Amounts: The two sides differ. 五千元 | MOP 6,000"]


@pytest.mark.parametrize("line", ["{", "[]", '{"en": "One"}', "[" * 200_000])
def test_a_line_that_is_no_pair_is_named(tmp_path, capsys, line):
    with pytest.raises(CommandError, match="Line 2"):
        check(tmp_path, capsys, json.dumps(RIGHT), line)


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.jsonl cannot be read"):
        call_command("check_pairs", str(tmp_path / "nowhere.jsonl"))
