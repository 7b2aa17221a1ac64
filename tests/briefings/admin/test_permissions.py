import pytest
from django.urls import reverse

from briefings.models.published.edition import Edition

pytestmark = pytest.mark.django_db

OF_ONE = ["text", "editions", "publish", "withdraw"]
SEES = {"view_briefing", "see_all_briefings"}
NEEDS = {
    "text": SEES,
    "editions": SEES,
    "publish": SEES,
    "withdraw": SEES | {"publish_briefing"},
}


def addresses(briefing) -> dict[str, str]:
    own = {name: reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk]) for name in OF_ONE}
    modes = ("zh-hant", "en", "parallel")
    previews = {
        mode: reverse("admin:briefings_briefing_preview", args=[briefing.pk, mode])
        for mode in modes
    }
    return own | previews | {"import": reverse("admin:briefings_briefing_import")}


def test_strangers_are_sent_to_sign_in(client, briefing):
    answers = [client.get(address) for address in addresses(briefing).values()]

    assert {answer.status_code for answer in answers} == {302}
    assert all("/admin/login/" in answer["Location"] for answer in answers)


def test_staff_without_permission_see_nothing_of_a_draft(signed_in, briefing):
    nobody = signed_in()

    codes = {name: nobody.get(at).status_code for name, at in addresses(briefing).items()}

    assert set(codes.values()) == {403}


@pytest.mark.parametrize("name", OF_ONE)
def test_each_page_opens_with_just_what_it_needs(signed_in, briefing, name):
    person = signed_in(*NEEDS[name])

    assert person.get(addresses(briefing)[name]).status_code == 200


@pytest.mark.parametrize("name", ["publish", "withdraw"])
def test_writing_is_not_publishing(signed_in, briefing, name):
    writer = signed_in(*SEES, "change_briefing", "add_briefing")

    answer = writer.post(addresses(briefing)[name], {"revision": briefing.revision})

    assert answer.status_code == 403
    assert not Edition.objects.exists()


def test_a_briefing_that_is_not_there_is_not_found(admin):
    assert admin.get(reverse("admin:briefings_briefing_text", args=[99])).status_code == 404


def test_an_unknown_preview_is_not_found(admin, briefing):
    address = reverse("admin:briefings_briefing_preview", args=[briefing.pk, "xx"])

    assert admin.get(address).status_code == 404


def test_a_preview_is_kept_nowhere(admin, briefing):
    answer = admin.get(addresses(briefing)["parallel"])

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert "Macau has revised its trade mark law." in answer.text
