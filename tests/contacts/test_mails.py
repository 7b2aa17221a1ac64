import pytest

from contacts import passages
from tests.briefings import every_construct
from tests.support.factories import deliver_due, filled, make_enquiry, publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_acknowledgement_repeats_nothing_typed_and_warns_in_the_clients_language(
    noon, postbox, language
):
    make_enquiry(
        at=noon,
        language=language,
        name="TYPED-NAME",
        phone="TYPED-PHONE",
        message="TYPED-MESSAGE",
        email="typed@client.example",
    )

    deliver_due(noon)

    mail = postbox.mails[1]
    html = mail.get_body(("html",)).get_content()
    text = mail.get_body(("plain",)).get_content()
    assert mail["To"] == "typed@client.example"
    assert "TYPED" not in str(mail["Subject"]) + html + text
    warning = filled(language=language).wording.relationship
    assert warning in text
    assert mail["Auto-Submitted"] == "auto-replied"


def test_the_firms_subject_says_nothing_of_the_content(noon, postbox):
    make_enquiry(at=noon, name="SECRET", message="SECRET")

    deliver_due(noon)

    assert "SECRET" not in postbox.mails[0]["Subject"]


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "{{ firm.email }}", "a\r\nBcc: x@y.example"]
)
def test_nothing_typed_is_live_in_a_mail(noon, postbox, text):
    make_enquiry(at=noon, name=text, message=text)

    deliver_due(noon)

    mail = postbox.mails[0]
    assert "<script>" not in mail.get_body(("html",)).get_content()
    assert mail["Bcc"] is None
    assert len(postbox.recipients) == 2
    if "{{" in text:
        assert text in mail.get_body(("plain",)).get_content()


def test_the_passage_reaches_the_lawyer_in_both_languages(noon, postbox, edition):
    pair = next(edition.snapshot.pairs())
    passage = passages.in_edition(edition, pair.id)

    make_enquiry(at=noon, passage=passage)
    deliver_due(noon)

    text = postbox.mails[0].get_body(("plain",)).get_content()
    assert pair.text["en"] in text
    assert pair.text["zh-hant"] in text
    assert f"#p-{pair.id}" in text
    assert edition.snapshot.reference in postbox.mails[0]["Subject"]


def test_the_passage_is_mailed_as_plain_text_with_the_numbers_of_its_page(noon, postbox):
    edition = publish_now(every_construct.make(), at=noon)
    pair = list(edition.snapshot.pairs())[-1]

    make_enquiry(at=noon, passage=passages.in_edition(edition, pair.id))
    deliver_due(noon)

    for kind in ("plain", "html"):
        text = postbox.mails[0].get_body((kind,)).get_content()
        for line in (
            "再引[3]，又引[4]。",
            "[4] - 判決三。",
            "Again[3], and again[4].",
            "[3] 2. Judgment two.",
        ):
            assert line in text
        assert "[^" not in text
