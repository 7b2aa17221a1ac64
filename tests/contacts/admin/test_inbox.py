import csv
import io
import re
from datetime import timedelta

import lxml.html
import openpyxl
import pytest
from django.utils import timezone

from briefings.text.files import spreadsheets
from contacts.desk import handle_enquiry
from contacts.models import AccessRecord, Enquiry
from mail.models import Message
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db
INBOX = "/admin/contacts/enquiry/"
ENGLISH, CHINESE = {"Accept-Language": "en"}, {"Accept-Language": "zh-hant"}
FORMULAS = ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "＝1", "|x", "  =1"]


@pytest.fixture
def desk(client, lawyer):
    client.force_login(lawyer)
    return client


def listed(desk, **query: str) -> set[str]:
    page = desk.get(INBOX, query).content.decode()
    return {e.reference for e in Enquiry.objects.all() if e.reference in page}


def test_the_languages_to_choose_from_are_called_by_their_names(desk, noon):
    english = make_enquiry(at=noon, language="en")
    chinese = make_enquiry(at=noon, language="zh-hant")

    page = desk.get(INBOX, headers=ENGLISH).text

    assert re.search(r'href="\?language=zh-hant"[^>]*>\s*Traditional Chinese', page)
    assert listed(desk, language="en") == {english.reference}
    assert listed(desk, language="zh-hant") == {chinese.reference}


def test_suspected_spam_stands_apart_and_can_be_found(desk, noon):
    real = make_enquiry(at=noon)
    spam = make_enquiry(at=noon, trap="x")

    assert listed(desk) == {real.reference}
    assert listed(desk, state__exact="spam") == {spam.reference}
    assert listed(desk, state__exact="all") == {real.reference, spam.reference}


def test_late_ones_can_be_listed(desk, noon):
    late = make_enquiry(at=timezone.now() - timedelta(days=20))
    make_enquiry(at=timezone.now())

    assert listed(desk, state__exact="late") == {late.reference}


@pytest.mark.parametrize(
    "words", ["台湾国际", "臺灣國際", "acme  LTD", "ＡＣＭＥ", "chan@client.example"]
)
def test_a_name_is_found_however_it_is_written(desk, noon, words):
    found = make_enquiry(at=noon, message="Acme Ltd. v. 臺灣國際貿易")
    make_enquiry(at=noon, name="Other", email="other@client.example", message="Nothing.")

    assert listed(desk, q=words) == {found.reference}


def test_an_enquiry_is_found_by_its_reference(desk, noon):
    found = make_enquiry(at=noon)
    make_enquiry(at=noon)

    assert listed(desk, q=found.reference.lower()) == {found.reference}


@pytest.mark.parametrize("odd", ["%", "_", "'", "\\", "\ud83d", "x" * 3000, "((", "\x00ab"])
def test_odd_searches_are_no_server_error(desk, noon, odd):
    make_enquiry(at=noon)
    odd = odd.encode("utf-8", "replace").decode()

    assert desk.get(INBOX, {"q": odd}).status_code in {200, 302, 400}


def test_the_conflict_search_takes_many_names_and_logs_none(desk, noon):
    found = make_enquiry(at=noon, parties="ACME Ltd", topic="A lease")

    page = desk.post(f"{INBOX}conflicts/", {"names": "Acme ltd\nNobody Inc"}).content.decode()

    assert found.reference in page
    assert "acme" not in str(AccessRecord.objects.values()).lower()
    assert AccessRecord.objects.filter(action="searched").exists()


def test_csv_has_no_live_formula_and_is_logged(desk, noon):
    for formula in FORMULAS:
        make_enquiry(at=noon, name="x", message=formula)

    answer = desk.post(f"{INBOX}export/csv/", headers=ENGLISH)
    header, *rows = csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")))

    messages = [row[header.index("Message")] for row in rows]
    assert sorted(text.removeprefix("'") for text in messages) == sorted(FORMULAS)
    assert all(cell[:1] not in "=+-@\t＝|" for row in rows for cell in row if cell)
    assert AccessRecord.objects.filter(action="exported").exists()


def test_xlsx_holds_only_texts(desk, noon):
    make_enquiry(at=noon, name="甲 <&>", message="=1+1\x0b")

    answer = desk.post(f"{INBOX}export/xlsx/")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).active

    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {"甲 <&>", "=1+1"} <= {cell.value for cell in cells}


def worked_on(noon, lawyer) -> Enquiry:
    """An enquiry with every kind of event."""
    lawyer.first_name, lawyer.last_name = "Ana", "Lei"
    lawyer.save()
    enquiry = make_enquiry(at=noon, name="陳大文", language="zh-hant", message="Ten years?")
    handle_enquiry.assign(enquiry=enquiry, to=lawyer, by=lawyer, at=noon)
    handle_enquiry.note(enquiry=enquiry, text="Called back.", by=lawyer, at=noon)
    handle_enquiry.answer(enquiry=enquiry, text="Yes, ten.", key="k", by=lawyer, at=noon)
    return enquiry


def exported(desk, kind: str, headers: dict) -> list[dict[str, str]]:
    answer = desk.post(f"{INBOX}export/{kind}/", headers=headers)
    header, *rows = spreadsheets.read(answer.getvalue())
    return [dict(zip(header, row, strict=False)) for row in rows]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_is_in_the_readers_words_with_the_thread_and_times_of_macau(
    desk, noon, lawyer, kind
):
    enquiry = worked_on(noon, lawyer)

    [english] = exported(desk, kind, ENGLISH)
    [chinese] = exported(desk, kind, CHINESE)

    assert english["Reference"] == chinese["編號"] == enquiry.reference
    assert english["Received"] == chinese["收到"] == "2025-05-02 12:00"
    assert (english["State"], english["Language"]) == ("answered", "Traditional Chinese")
    assert (chinese["狀態"], chinese["語言"]) == ("已回覆", "繁體中文")
    assert english["Assigned to"] == "Ana Lei"
    assert english["Internal notes"] == "2025-05-02 12:00 · internal note · Ana Lei\nCalled back."
    assert "reply to the client · Ana Lei\nYes, ten." in english["Thread"]
    assert "Called back." not in english["Thread"]
    assert not {"folded", "named", "state_at", "held_back"} & set(english)


def test_what_is_too_long_for_a_cell_goes_on_in_another(desk, noon, lawyer):
    enquiry = make_enquiry(at=noon)
    make_enquiry(at=noon)
    note = "".join(f"{number:06}" for number in range(7_000))
    handle_enquiry.note(enquiry=enquiry, text=note, by=lawyer, at=noon)

    first, second = exported(desk, "xlsx", ENGLISH)

    parts = [text for label, text in first.items() if label.startswith("Internal notes")]
    assert "".join(parts).endswith(note)
    assert list(first) == list(second)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_is_sent_in_parts(desk, noon, kind):
    make_enquiry(at=noon)

    answer = desk.post(f"{INBOX}export/{kind}/")

    assert answer.streaming
    assert b"".join(answer)


def test_the_buttons_of_the_export_belong_to_no_form_inside_a_form(desk, noon):
    page = desk.get(INBOX).content.decode()

    depth = 0
    for end in re.findall(r"<(/?)form\b", page):
        depth += -1 if end else 1
        assert depth in {0, 1}
    assert re.search(r'<form id="export" method="post"><input type="hidden" name="csrf', page)


def test_looking_at_the_exports_address_exports_nothing(desk, noon):
    make_enquiry(at=noon)

    assert desk.get(f"{INBOX}export/csv/").status_code == 302
    assert not AccessRecord.objects.filter(action="exported").exists()


def test_the_processing_record_is_in_chinese_whatever_the_lawyers_language(desk):
    page = desk.get(f"{INBOX}record/", headers={"Accept-Language": "en"}).content.decode()

    for item in (
        "負責實體",
        "處理目的",
        "資料類別",
        "接收者",
        "保存期限",
        "轉移",
        "保安措施",
        "30 日",
    ):
        assert item in page


def test_letters_that_were_set_aside_warn_above_the_inbox_and_are_sent_again(desk, noon):
    make_enquiry(at=noon)
    Message.objects.filter(kind="firm").update(state="set_aside", last_error="refused")

    page = desk.get(INBOX, headers={"Accept-Language": "en"}).content.decode()
    letters = Message.objects.filter(kind="firm").values_list("pk", flat=True)
    desk.post(
        "/admin/mail/message/",
        {"action": "try_again", "_selected_action": list(letters)},
    )

    assert "could not be sent" in page
    assert Message.objects.get(kind="firm").state == "waiting"


@pytest.mark.parametrize(
    "page",
    [
        "mail/message",
        "contacts/accessrecord",
        "contacts/marketingconsent",
        "contacts/wording",
        "contacts/replytemplate",
        "contacts/desk",
        "contacts/enquiry",
    ],
)
def test_every_list_opens_in_both_languages(desk, noon, page):
    make_enquiry(at=noon)

    for language in ("en", "zh-hant"):
        answer = desk.get(f"/admin/{page}/", headers={"Accept-Language": language}, follow=True)
        assert answer.status_code == 200


def test_the_page_of_the_desks_settings_is_named_once(desk):
    page = desk.get("/admin/contacts/desk/", follow=True, headers=ENGLISH)

    trail = lxml.html.fromstring(page.text).xpath("//ol[@class='breadcrumbs']/li")
    assert [part.text_content() for part in trail] == ["Home", "Handling of enquiries"]
