import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from briefings.models.draft.briefing import Briefing, Paragraph
from briefings.models.people import Author
from briefings.models.published.edition import Edition

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[2] / "data"
SEED = str(DATA / "seed.txt")


def run(*arguments: str, **options) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_briefing", *arguments, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_json_prints_the_structure_and_writes_nothing():
    out, _err = run(SEED, "--json")

    printed = json.loads(out)
    assert printed.pop("review") == []
    assert printed == json.loads((DATA / "seed.expected.json").read_text(encoding="utf-8"))
    assert not Briefing.objects.exists()


def test_the_firms_real_briefing_becomes_sections_and_pairs():
    _out, err = run(SEED)

    briefing = Briefing.objects.get()
    assert briefing.reference == "2025-1"
    assert briefing.sections.count() == 12
    assert Paragraph.objects.count() == 14
    assert Author.objects.get().name_en == "Domingos Ng"
    assert briefing.contact_email == "domingos@ccadvog.com"
    assert briefing.sources.get().url.startswith("http://www.scio.gov.cn/")
    assert "left out: top of page" in err


def test_publish_makes_an_edition_and_says_what_is_missing():
    _out, err = run(SEED, "--publish")

    assert Edition.objects.current().get().number == 1
    assert "published although: The standfirst is missing in Chinese." in err
    assert "published as edition 1" in err


def test_a_text_comes_from_standard_input(monkeypatch):
    text = Path(SEED).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))

    run("-")

    assert Paragraph.objects.count() == 14


def test_a_web_page_comes_from_standard_input_too(monkeypatch):
    page = (
        "<h1>商標法 / Trade Mark Law</h1><p>澳門修訂商標法。</p><p>Macau revised it.</p>".encode()
    )
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page), encoding="utf-8"))

    out, _err = run("-", "--json")

    assert json.loads(out)["title"] == {"zh-hant": "商標法", "en": "Trade Mark Law"}


def test_a_missing_file_is_an_error_in_words():
    with pytest.raises(CommandError, match="cannot be read"):
        run("/nowhere/at-all.txt")


def test_a_file_that_is_no_text_is_refused_in_both_languages(tmp_path):
    file = tmp_path / "picture.docx"
    file.write_bytes(b"GIF89a" + bytes(300))

    with pytest.raises(CommandError) as refusal:
        run(str(file))

    assert any("\u4e00" <= letter <= "\u9fff" for letter in str(refusal.value))
    assert not Briefing.objects.exists()


def test_what_cannot_be_published_stays_as_a_draft(tmp_path):
    file = tmp_path / "short.txt"
    file.write_text("只有一個標題\n\nOnly a title\n", encoding="utf-8")

    with pytest.raises(CommandError, match="is a draft"):
        run(str(file), "--publish")

    assert Briefing.objects.count() == 1
    assert not Edition.objects.exists()


def test_a_text_that_makes_no_draft_is_an_error_in_words(tmp_path):
    text = "作者：何東\n\n甲乙丙丁戊己庚辛，法律規定如此。\n\nThe law says so in this paragraph.\n"
    (tmp_path / "untitled.txt").write_text(text)

    with pytest.raises(CommandError, match="No draft was made: Give the title"):
        run(str(tmp_path / "untitled.txt"))


def test_a_file_in_each_language_makes_one_briefing(tmp_path):
    chinese, english = tmp_path / "zh.txt", tmp_path / "en.txt"
    chinese.write_text("商標法修訂\n\n新法於下月生效。", encoding="utf-8")
    english.write_text("Trade mark law\n\nThe new law starts next month.", encoding="utf-8")

    run(str(english), str(chinese))

    assert Paragraph.objects.get().text_zh_hant == "新法於下月生效。"
    assert Paragraph.objects.get().text_en == "The new law starts next month."


def test_more_than_two_files_are_refused():
    with pytest.raises(CommandError, match="At most two files"):
        run(SEED, SEED, SEED)
