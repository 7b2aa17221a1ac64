import csv
import io
import json
import zipfile
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from contacts.models import AccessRecord, Desk, Enquiry, MarketingConsent, OutboxMessage
from tests.factories import make_enquiry

pytestmark = pytest.mark.django_db
INBOX = "/admin/contacts/enquiry/"
FORMULAS = ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "＝1", "|x", "  =1"]


@pytest.fixture
def desk(client, lawyer):
    client.force_login(lawyer)
    return client


def listed(desk, **query: str) -> set[str]:
    page = desk.get(INBOX, query).content.decode()
    return {e.reference for e in Enquiry.objects.all() if e.reference in page}


def test_suspected_spam_stands_apart_and_can_be_found(desk, noon):
    real = make_enquiry(at=noon)
    spam = make_enquiry(at=noon, trap="x")

    assert listed(desk) == {real.reference}
    assert listed(desk, state__exact="spam") == {spam.reference}
    assert listed(desk, state__exact="all") == {real.reference, spam.reference}


def test_late_ones_can_be_listed(desk, noon):
    late = make_enquiry(at=timezone.now() - timedelta(days=3))
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

    answer = desk.post(f"{INBOX}export/csv/")
    header, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))

    messages = [row[header.index("message")] for row in rows]
    assert sorted(text.removeprefix("'") for text in messages) == sorted(FORMULAS)
    assert all(cell[:1] not in "=+-@\t＝|" for row in rows for cell in row if cell)
    assert AccessRecord.objects.filter(action="exported").exists()


def test_xlsx_holds_only_texts(desk, noon):
    make_enquiry(at=noon, name="甲 <&>", message="=1+1\x0b")

    answer = desk.post(f"{INBOX}export/xlsx/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))

    cells = [cell for cell in sheet.iter() if cell.tag.endswith("}c")]
    texts = [text.text for text in sheet.iter() if text.tag.endswith("}t")]
    assert {cell.get("t") for cell in cells} == {"inlineStr"}
    assert not [cell for cell in sheet.iter() if cell.tag.endswith("}f")]
    assert {"甲 <&>", "=1+1"} <= set(texts)


def test_looking_at_the_exports_address_exports_nothing(desk, noon):
    make_enquiry(at=noon)

    assert desk.get(f"{INBOX}export/csv/").status_code == 302
    assert not AccessRecord.objects.filter(action="exported").exists()


def test_a_persons_data_are_handed_over(desk, noon):
    make_enquiry(at=noon, email="a@client.example", message="Mine.")
    make_enquiry(at=noon, email="b@client.example", message="Theirs.")

    answer = desk.post(f"{INBOX}person/", {"email": "A@client.example", "do": "export"})

    data = json.loads(answer.content)
    assert [row["message"] for row in data["enquiries"]] == ["Mine."]
    assert "Theirs." not in answer.content.decode()


def test_a_person_is_erased_only_when_it_is_confirmed(desk, noon):
    Desk.objects.create(pk=1, offers_mailings=True)
    make_enquiry(at=noon, email="a@client.example", marketing=True)
    kept = make_enquiry(at=noon, email="a@client.example")
    Enquiry.objects.filter(pk=kept.pk).update(on_hold=True)
    make_enquiry(at=noon, email="b@client.example")

    desk.post(f"{INBOX}person/", {"email": "a@client.example", "do": "erase"})
    assert Enquiry.objects.count() == 3
    desk.post(f"{INBOX}person/", {"email": "a@client.example", "do": "erase", "sure": "yes"})

    assert Enquiry.objects.count() == 2
    assert OutboxMessage.objects.filter(enquiry__email="a@client.example").count() == 2
    assert MarketingConsent.objects.get().withdrawn_at
    assert AccessRecord.objects.filter(action="erased").exists()


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
    OutboxMessage.objects.filter(kind="firm").update(state="set_aside", last_error="refused")

    page = desk.get(INBOX, headers={"Accept-Language": "en"}).content.decode()
    letters = OutboxMessage.objects.filter(kind="firm").values_list("pk", flat=True)
    desk.post(
        "/admin/contacts/outboxmessage/",
        {"action": "try_again", "_selected_action": list(letters)},
    )

    assert "set aside" in page
    assert OutboxMessage.objects.get(kind="firm").state == "waiting"


@pytest.mark.parametrize(
    "page",
    [
        "outboxmessage",
        "accessrecord",
        "marketingconsent",
        "wording",
        "replytemplate",
        "desk",
        "enquiry",
    ],
)
def test_every_list_opens_in_both_languages(desk, noon, page):
    make_enquiry(at=noon)

    for language in ("en", "zh-hant"):
        answer = desk.get(
            f"/admin/contacts/{page}/", headers={"Accept-Language": language}, follow=True
        )
        assert answer.status_code == 200
