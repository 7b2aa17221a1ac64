from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from briefings import search
from briefings.models import SearchEntry

pytestmark = pytest.mark.django_db


def rebuild() -> str:
    out = StringIO()
    call_command("rebuild_search", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_rebuilding_finds_what_was_lost_and_says_how_many(edition):
    SearchEntry.objects.all().delete()

    assert "found: 1." in rebuild()
    assert search.find("商標", language="en").count == 1


def test_rebuilding_an_empty_system_is_no_error(db):
    assert "found: 0." in rebuild()


def test_rebuilding_sends_everything_to_the_search_server_again(edition, search_server, noon):
    search.keep_up(at=noon)
    (index,) = search_server.indexes.values()
    (key,) = SearchEntry.objects.values_list("pk", flat=True)
    index.found[str(key)]["all"] = index.written[str(key)]["all"] = ["spoilt"]

    said = rebuild()

    assert "Sent to the search server: 1." in said
    (index,) = search_server.indexes.values()
    assert "商标" in index.found[str(key)]["all"]


def test_rebuilding_says_when_the_search_server_does_not_answer(edition, search_server):
    search_server.mood = "broken"

    with pytest.raises(CommandError, match=r"503 cluster_block_exception\. The worker goes on"):
        rebuild()
