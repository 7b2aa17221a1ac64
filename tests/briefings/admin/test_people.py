import re

import pytest
from django.urls import reverse

from briefings.models.firm import Firm
from briefings.models.people import Author

pytestmark = pytest.mark.django_db


def test_the_firm_leads_straight_to_its_one_form(admin):
    answer = admin.get(reverse("admin:briefings_firm_changelist"))

    assert answer["Location"] == reverse("admin:briefings_firm_change", args=[1])


def test_the_firm_is_saved_from_its_first_texts(admin):
    address = reverse("admin:briefings_firm_change", args=[1])
    form = admin.get(address).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields}

    answer = admin.post(address, data | {"name_en": "Lei & Partners"})

    assert answer.status_code == 302
    assert Firm.objects.get().name_en == "Lei & Partners"


def test_the_firms_address_is_no_web_address_in_chinese(admin):
    admin.cookies["django_language"] = "zh-hant"

    page = admin.get(reverse("admin:briefings_firm_change", args=[1])).text

    assert "地址 · 中文" in page
    assert "網址 · 中文" not in page


def test_a_lawyers_title_is_no_heading_in_chinese(admin):
    admin.cookies["django_language"] = "zh-hant"
    author = Author.objects.create(slug="ana-lei", name_en="Ana Lei")

    page = admin.get(reverse("admin:briefings_author_change", args=[author.pk])).text

    assert "職銜 · 中文" in page
    assert "標題 · 中文" not in page


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_the_line_of_the_first_page_breaks_between_words(admin, client, language):
    _saved(admin, about_zh_hant="澳門及大灣區的商業法律服務", about_en="Law, in two languages")

    line = client.get(f"/{language}/").text.split("<h1")[1].split("</h1>")[0]

    assert line.count("<wbr>") >= 2
    assert "澳<wbr>" not in line
    assert "<wbr>" not in client.get("/en/").text.split("<h1")[1].split("</h1>")[0]


def test_there_is_never_a_second_firm(admin):
    assert admin.get(reverse("admin:briefings_firm_add")).status_code == 403


def test_an_author_is_added_with_a_name_in_one_language(admin):
    data = {"name_en": "Ana Lei", "slug": "ana-lei", "position": 0, "takes_enquiries": "on"}

    answer = admin.post(reverse("admin:briefings_author_add"), data)

    assert answer.status_code == 302
    assert Author.objects.get().name_zh_hant == ""


def test_an_author_without_a_name_is_refused_in_words(admin):
    answer = admin.post(reverse("admin:briefings_author_add"), {"slug": "x", "position": 0})

    assert "Give the name in at least one language." in answer.text


def _saved(admin, **changes) -> str:
    address = reverse("admin:briefings_firm_change", args=[1])
    form = admin.get(address).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields}
    return admin.post(address, data | changes, follow=True).text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("#FFD700", "The nearest one that can be read is #"),
        ("gold", "Write the colour as six digits"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused_in_words(admin, written, said):
    assert said in _saved(admin, accent=written)
    assert not Firm.objects.exists()


def test_a_whatsapp_number_needs_its_country_code(admin):
    assert "Write the number with its country code" in _saved(admin, whatsapp="6600 0000")
    assert not Firm.objects.exists()

    _saved(admin, whatsapp="+853 6600 0000", wechat="macaulaw")

    assert Firm.load().whatsapp_url == "https://wa.me/85366000000"


def test_the_firms_colour_reaches_every_page_in_a_style_sheet_of_its_own(admin, client):
    before = client.get("/en/").text

    _saved(admin, accent="8A1538")

    (address,) = re.findall(r'href="(/identity-[^"]+)"', client.get("/en/").text)
    sheet = client.get(address)
    assert Firm.objects.get().accent == "#8a1538"
    assert "/identity-" not in before
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in sheet["Cache-Control"]
    assert "--accent:#8a1538" in sheet.text
    assert client.get("/identity-ffd700-00000000.css").status_code == 404
    assert "immutable" not in client.get("/identity-8a1538-00000000.css")["Cache-Control"]
