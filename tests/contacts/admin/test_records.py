"""The records that the law requires, as lists: languages are called by their names."""

import pytest

from tests.support.factories import make_enquiry, make_mailing_consent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("records", ["wording", "marketingconsent"])
def test_languages_are_called_by_their_names(client, lawyer, noon, records):
    for language in ("en", "zh-hant"):
        make_mailing_consent(make_enquiry(at=noon, language=language, message=language))
    client.force_login(lawyer)
    headers, address = {"accept-language": "en"}, f"/admin/contacts/{records}/"

    page = client.get(address, headers=headers).text
    chinese = client.get(f"{address}?language=zh-hant", headers=headers).text

    assert ">zh-hant<" not in page
    assert page.count(">Traditional Chinese</td>") == 1
    assert (">English</td>" in page, ">English</td>" in chinese) == (True, False)
