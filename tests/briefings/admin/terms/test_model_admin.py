"""The firm's terms: added from a text, exported as tables, imported whole or not at all."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from briefings.models.audit import AuditEntry
from briefings.models.terms import Term
from briefings.text.files import spreadsheets


def bring(client, content: bytes, name: str = "terms.csv"):
    upload = SimpleUploadedFile(name, content)
    return client.post(reverse("admin:briefings_term_import"), {"table": upload})


def known() -> list[tuple]:
    return list(Term.objects.values_list("zh_hant", "en", "avoid_zh_hant", "avoid_en", "note"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_taken_out_comes_in_as_it_was_and_is_recorded(admin, kind):
    Term.objects.create(zh_hant="商標", en="=trade mark", avoid_en="brand\nlabel", note="-x")
    before = known()
    content = admin.get(reverse("admin:briefings_term_export", args=[kind])).content
    Term.objects.all().delete()

    answer = bring(admin, content, f"terms.{kind}")

    assert answer.status_code == 302
    assert known() == before
    entry = AuditEntry.objects.get(action=AuditEntry.Action.EXPORTED)
    assert entry.subject.endswith(f".{kind}")
    assert entry.detail == {"rows": 1}


def test_no_cell_of_a_table_is_a_formula(admin):
    Term.objects.create(zh_hant="甲", en="=1+1", note="@SUM(A1)")

    csv = admin.get(reverse("admin:briefings_term_export", args=["csv"])).content.decode(
        "utf-8-sig"
    )
    xlsx = admin.get(reverse("admin:briefings_term_export", args=["xlsx"])).content

    assert '"\'=1+1"' in csv
    assert '"\'@SUM(A1)"' in csv
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}


def test_one_wrong_line_keeps_the_whole_table_out_and_is_named(admin):
    content = "中文,English\n商標,trade mark\n專利,\n商標,trade mark\n".encode()

    answer = bring(admin, content)

    assert answer.status_code == 400
    body = answer.content.decode()
    assert "Line 3:" in body
    assert "Line 4:" in body
    assert "Line 2 has the same term." in body
    assert known() == []


@pytest.mark.parametrize("content", [b"\xff\x00\x81", b"PK\x03\x04nothing", b"a,b\n1,2\n", b"\n\n"])
def test_what_is_no_table_of_terms_is_refused_in_words(admin, content):
    answer = bring(admin, content)

    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()


def test_bringing_in_brings_a_known_term_up_to_date(admin):
    Term.objects.create(zh_hant="商標", en="trade mark", note="old")

    bring(admin, "英文;中文;備註;避免的英文\ntrade mark;商標;new;brand\n".encode())

    assert known() == [("商標", "trade mark", "", "brand", "new")]


def test_a_term_is_noted_from_the_text_once(admin):
    address = reverse("admin:briefings_term_note")
    data = {"zh-hant": " 商標 ", "en": "trade mark", "note": ""}

    first = admin.post(address, data, content_type="application/json")
    again = admin.post(address, data, content_type="application/json")

    assert (first.status_code, again.status_code) == (201, 400)
    assert again.json()["error"] == "This term is in the glossary already."
    assert [row[:2] for row in known()] == [("商標", "trade mark")]


def test_only_those_who_may_note_bring_in_and_take_out_terms(signed_in):
    client = signed_in("view_briefing")

    answers = [
        client.post(reverse("admin:briefings_term_note"), {}, content_type="application/json"),
        client.get(reverse("admin:briefings_term_export", args=["csv"])),
        client.get(reverse("admin:briefings_term_import")),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_a_table_from_a_spreadsheet_is_read_with_its_gaps():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.active["C1"] = "甲", 7
    book.save(out)

    assert spreadsheets.read(out.getvalue()) == [["甲", "", "7"]]


def test_a_character_that_cannot_be_stored_keeps_the_table_out_and_its_line_is_named(admin):
    answer = bring(admin, "中文,English\n商標,trade mark\n專利\0,patent\n".encode())

    assert answer.status_code == 400
    assert "Line 3:" in answer.content.decode()
    assert "The line holds a character that cannot be stored." in answer.content.decode()
    assert known() == []


@pytest.mark.parametrize("letter", ["\0", "\ud800"])
def test_a_term_with_a_character_that_cannot_be_stored_is_refused_in_words(admin, letter):
    data = {"zh-hant": "商標", "en": f"trade mark{letter}", "note": ""}

    answer = admin.post(reverse("admin:briefings_term_note"), data, content_type="application/json")

    assert answer.status_code == 400
    assert "cannot be stored" in answer.json()["error"]


@pytest.mark.parametrize("query", ["商标", "trademark", "Trade-Marks", "商標"])
def test_a_term_is_found_in_either_script_and_by_compounds(admin, query):
    Term.objects.create(zh_hant="商標", en="trade mark")
    Term.objects.create(zh_hant="專利", en="patent")

    shown = admin.get(reverse("admin:briefings_term_changelist"), {"q": query})

    assert [term.en for term in shown.context["cl"].result_list] == ["trade mark"]
