"""The texts of About and Privacy: written in the admin, each save a version."""

import pytest
from django.urls import reverse

from briefings.models.base.immutable import ImmutableError
from briefings.models.page_text import PageText
from briefings.models.published.generation import Generation
from briefings.text.markup.figures import Figure
from briefings.text.texts import Texts
from tests.support.factories import write_page

pytestmark = pytest.mark.django_db
ADD = reverse("admin:briefings_pagetext_add")


def _written(admin, page="about", begun_from=0, zh="", en="") -> str:
    data = {"page": page, "begun_from": begun_from, "text_zh_hant": zh, "text_en": en}
    return admin.post(f"{ADD}?page={page}", data).content.decode()


def test_each_save_is_a_version_with_who_and_when(admin, lawyer):
    stamp = Generation.objects.first()

    _written(admin, zh="本所成立於一九九九年。", en="Founded in **1999**.")
    _written(admin, begun_from=1, zh="本所成立於一九九九年。", en="Founded in 1998.")

    first, second = PageText.objects.order_by("number")
    assert (first.text_en, second.text_en) == ("Founded in **1999**.", "Founded in 1998.")
    assert (second.page, second.number, second.written_by) == ("about", 2, lawyer)
    assert second.written_at
    assert Generation.objects.first() != stamp
    assert "Founded in 1998." in admin.get(f"{ADD}?page=about").content.decode()
    assert "Founded" not in admin.get(f"{ADD}?page=privacy").content.decode()


def test_a_version_is_read_but_never_changed(admin, lawyer, noon):
    text = write_page("about", Texts("甲", "One"), by=lawyer, at=noon)
    address = reverse("admin:briefings_pagetext_change", args=[text.pk])

    assert "One" in admin.get(address).content.decode()
    assert admin.post(address, {"text_en": "Two"}).status_code == 403
    with pytest.raises(ImmutableError):
        PageText.objects.filter(pk=text.pk).update(text_en="Two")


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(admin, lawyer, noon):
    write_page("privacy", Texts("甲", "One"), by=lawyer, at=noon)

    said = _written(admin, "privacy", begun_from=0, en="Two")

    assert "Somebody else has saved a version meanwhile." in said
    assert "Two" in said
    assert PageText.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One", "This is the newest version already"),
        (Figure("0" * 64, 800, 600).source(), "Pictures are not shown on these pages."),
    ],
)
def test_the_same_text_and_pictures_are_refused_in_words(admin, lawyer, noon, text, said):
    write_page("about", Texts("", "One"), by=lawyer, at=noon)

    assert said in _written(admin, begun_from=1, en=text)
    assert PageText.objects.count() == 1


def test_only_those_who_may_write_are_admitted(signed_in):
    assert signed_in("view_briefing").get(ADD).status_code == 403
    assert signed_in("add_pagetext").get(ADD).status_code == 200
