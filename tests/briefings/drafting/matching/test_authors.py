"""The names in a draft are matched to authors, whom no client sees before publication."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from briefings import drafting, publishing
from briefings.drafting import recycle_bin
from briefings.models.people import Author
from briefings.text.texts import Texts
from contacts.desk.recipients import Choice
from tests.support.factories import TODAY, document, make_author, make_briefing, publish_now

pytestmark = pytest.mark.django_db
CHAN = {"zh-hant": "陳美儀", "en": "Chan Mei I"}


def account(first: str, last: str, **changes) -> User:
    name = f"{first}.{last}".lower().replace(" ", "")
    fields = {"first_name": first, "last_name": last, "is_staff": True}
    return User.objects.create_user(name, **(fields | changes))


def authors_of(briefing) -> list[Author]:
    return list(briefing.authors.order_by("byline__position"))


def test_two_names_of_one_person_make_one_author():
    briefing = make_briefing(authors=[CHAN])

    [author] = authors_of(briefing)
    assert (author.name_zh_hant, author.name_en, author.slug) == (
        "陳美儀",
        "Chan Mei I",
        "chan-mei-i",
    )


@pytest.mark.parametrize(
    "given", ["陳美儀律師", "chan mei-i", "Mei I Chan", "Chan Mei I, Advogada", CHAN]
)
def test_a_name_means_the_author_who_is_there(given):
    known = make_author("chan", name_zh_hant="陳美儀", name_en="Chan Mei I")

    assert authors_of(make_briefing(authors=[given])) == [known]


def test_the_same_romanised_name_with_other_characters_is_somebody_else():
    make_author("chan", name_zh_hant="陳美怡", name_en="Chan Mei I")

    assert authors_of(make_briefing(authors=[CHAN]))[0].name_zh_hant == "陳美儀"


def test_a_name_means_the_author_whose_account_is_called_so():
    known = make_author("chan", name_zh_hant="陳美儀", name_en="", user=account("Mei I", "Chan"))

    assert authors_of(make_briefing(authors=["Chan Mei I"])) == [known]


def test_a_second_draft_completes_whom_the_first_named_in_one_language():
    make_briefing(authors=["Chan Mei I"])

    [author] = authors_of(make_briefing(authors=[CHAN], title={"zh-hant": "二", "en": "Two"}))

    assert Author.objects.get() == author
    assert author.name_zh_hant == "陳美儀"


def test_no_draft_changes_what_clients_see_of_somebody():
    make_author("chan", name_zh_hant="", name_en="Chan Mei I")

    make_briefing(authors=[CHAN])

    assert Author.objects.get().name_zh_hant == ""


def test_nobody_of_a_draft_is_public_before_its_first_edition(client, noon):
    briefing = make_briefing(authors=[CHAN])
    [author] = authors_of(briefing)

    assert Choice().all == []
    assert client.get(f"/en/people/{author.slug}/").status_code == 404
    assert "Chan Mei I" not in client.get("/en/contact/").text
    assert author.slug not in client.get("/sitemap.xml").text

    publish_now(briefing, at=noon)

    assert Choice().all == [author]
    assert client.get(f"/en/people/{author.slug}/").status_code == 200
    assert "Chan Mei I" in client.get("/en/contact/").text


def test_who_is_made_public_by_hand_is_public_without_a_briefing(client):
    make_author("dora", name_en="Dora", is_public=True)
    make_author("hidden", name_en="Hidden", biography_en="Knows marks.", is_public=False)

    assert client.get("/en/people/dora/").status_code == 200
    assert client.get("/en/people/hidden/").status_code == 404
    assert [lawyer.slug for lawyer in Choice().all] == ["dora"]


def test_who_is_public_stays_so_when_the_briefing_is_withdrawn(noon):
    briefing = make_briefing(authors=[CHAN])
    publish_now(briefing, at=noon)

    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=Texts("過時。", "Outdated."))

    assert Author.objects.get().is_public


def test_a_draft_deleted_for_ever_takes_along_whom_only_it_named(lawyer, noon):
    kept = [make_author("with-mail", name_en="With Mail", is_public=False)]
    kept.append(make_author("with-account", name_en="Of Account", email="", user=lawyer))
    gone = make_briefing(authors=[CHAN, "With Mail", "Of Account", "Ana Lei"])
    make_briefing(authors=["Ana Lei"], title={"zh-hant": "二", "en": "Two"})

    recycle_bin.throw_away(briefing=gone, by=lawyer, at=noon)
    recycle_bin.empty(by=lawyer, at=noon + timedelta(days=31))

    assert {author.slug for author in Author.objects.all()} == {
        "with-mail",
        "with-account",
        "ana-lei",
    }


def test_somebody_can_be_chosen_whom_the_names_do_not_mean():
    known = make_author("bo", name_en="Bo Chan")
    user = account("Mei I", "Chan")
    people = drafting.People()

    assert people.chosen(CHAN, f"author:{known.pk}") == known
    assert people.chosen(CHAN, f"account:{user.pk}").user == user
    assert people.chosen(CHAN, drafting.NEW).user is None


@pytest.mark.parametrize("choice", ["author:999", "account:1", "author:x", "account", "9" * 5_000])
def test_a_choice_of_nobody_is_refused_in_words(choice):
    account("Somebody", "Else")

    with translation.override("en"), pytest.raises(drafting.DraftError, match="no longer exists"):
        drafting.People().chosen(CHAN, choice)


def test_an_account_is_offered_for_its_own_name_only():
    mine = account("Mei I", "Chan")
    account("Chi", "Ho")
    account("Mei I", "Chan Sam")
    make_author("taken", name_en="Taken", user=account("Chan", "Mei I"))

    assert drafting.accounts(CHAN) == [mine]


def test_whom_somebody_chose_is_the_author(lawyer):
    chosen = make_author("bo", name_en="Bo Chan")

    briefing = drafting.create(document=document(), by=lawyer, today=TODAY, authors=[chosen])

    assert authors_of(briefing) == [chosen]


TWO_NAMES = ["陳美儀律師", "Chan Mei I"]


@pytest.mark.parametrize("given", [TWO_NAMES, TWO_NAMES[::-1]])
def test_two_names_in_a_list_mean_the_one_author_who_has_both(given):
    make_author("a-namesake", name_zh_hant="陳美怡", name_en="Chan Mei I")
    known = make_author("chan", name_zh_hant="陳美儀", name_en="Chan Mei I")

    assert authors_of(make_briefing(authors=given)) == [known]


def test_two_names_in_a_list_mean_the_author_whose_account_has_the_second():
    make_author("a-namesake", name_zh_hant="陳美怡", name_en="Chan Mei I")
    known = make_author("chan", name_zh_hant="陳美儀", name_en="", user=account("Mei I", "Chan"))

    assert authors_of(make_briefing(authors=TWO_NAMES)) == [known]


def test_two_names_that_no_author_has_stay_two_people():
    make_author("sou", name_zh_hant="蘇嘉敏", name_en="Sou Ka Man")

    authors = authors_of(make_briefing(authors=["陳美儀律師", "Sou Ka Man"]))

    assert [author.name_zh_hant for author in authors] == ["陳美儀", "蘇嘉敏"]


def test_no_author_is_given_the_name_of_another():
    make_briefing(authors=TWO_NAMES)

    make_briefing(authors=[CHAN], title={"zh-hant": "二", "en": "Two"})

    assert sorted(Author.objects.values_list("name_zh_hant", "name_en")) == [
        ("", "Chan Mei I"),
        ("陳美儀", ""),
    ]


def test_an_author_is_known_by_a_name_added_a_moment_ago():
    people = drafting.People()

    found = {people.author(names).pk for names in ({"zh-hant": "", "en": "Chan Mei I"}, CHAN)}
    found.add(people.author({"zh-hant": "陳美儀", "en": ""}).pk)

    assert len(found) == 1


def test_a_namesake_with_other_characters_does_not_keep_the_name_to_herself():
    make_author("a-namesake", name_zh_hant="陳美怡", name_en="Chan Mei I")
    known = make_author("chan", name_zh_hant="陳美儀", name_en="", is_public=False)

    make_briefing(authors=[CHAN])

    known.refresh_from_db()
    assert known.name_en == "Chan Mei I"
