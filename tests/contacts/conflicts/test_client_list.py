import pytest
from django.utils import translation

from briefings.text.files import spreadsheets
from contacts.conflicts import client_list
from contacts.models import AccessRecord, ListedClient

pytestmark = pytest.mark.django_db


def load(noon, content, *, replaces: bool = True) -> int:
    content = content.encode() if isinstance(content, str) else content
    return client_list.load(content=content, replaces=replaces, by=None, at=noon)


def names() -> set[tuple[str, str]]:
    return set(ListedClient.objects.values_list("name", "note"))


def test_columns_of_names_are_known_by_their_headings_and_the_rest_is_the_remark(noon):
    table = [["No.", "Client name", "中文名稱", "Partner"], ["7", "Acme Ltd", "愛克美", "AL"]]

    assert load(noon, spreadsheets.as_xlsx(table)) == 1

    assert names() == {("Acme Ltd / 愛克美", "7 · AL")}
    assert ListedClient.objects.get().keys.split("\n") == ["acme", "爱克美"]


def test_without_headings_the_first_column_is_the_name(noon):
    assert load(noon, "Acme Ltd;old client\n\nBeta SA;\n") == 2
    assert names() == {("Acme Ltd", "old client"), ("Beta SA", "")}


def test_a_list_is_replaced_or_added_to_and_never_doubled(noon):
    load(noon, "Acme Ltd\nBeta SA\nBeta SA")
    assert load(noon, "Beta SA\nGamma Lda", replaces=False) == 1
    assert {name for name, _note in names()} == {"Acme Ltd", "Beta SA", "Gamma Lda"}

    load(noon, "Delta Inc")
    assert names() == {("Delta Inc", "")}


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("name,note\n,only a note", 2, "no name"),
        ("Acme\n" + "x" * 301, 2, "1 character too long"),
        ("Acme\nX", 2, "too short"),
        ("Acme\nBe\x00ta", 2, "cannot be stored"),
        (b"\xd6\xd0\xb9\xfa\xff", 0, "neither a CSV"),
        (b"PK\x03\x04 broken", 0, "neither a CSV"),
        ("name\n", 0, "no name in this table"),
        ("", 0, "no name in this table"),
    ],
)
def test_a_table_with_a_mistake_changes_nothing_and_says_where(noon, content, line, words):
    load(noon, "Acme Ltd")

    with pytest.raises(client_list.NotLoadable) as refused, translation.override("en"):
        load(noon, content)

    [mistake] = refused.value.mistakes
    assert (mistake.line, words in mistake.words) == (line, True), mistake
    assert names() == {("Acme Ltd", "")}


def test_many_mistakes_are_counted(noon):
    with pytest.raises(client_list.NotLoadable) as refused:
        load(noon, "X\n" * 30)

    assert (len(refused.value.mistakes), refused.value.more) == (20, 10)


def test_clearing_and_loading_are_recorded_without_a_name(noon):
    load(noon, "Acme Ltd")

    assert client_list.clear(by=None, at=noon) == 1

    assert not ListedClient.objects.exists()
    assert list(AccessRecord.objects.order_by("pk").values_list("action", flat=True)) == [
        "loaded",
        "erased",
    ]
    assert "Acme" not in str(AccessRecord.objects.values())
