"""A database of an earlier release migrates to the newest, and still refuses to change the past."""

import pytest
from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor

OLD = [("briefings", "0008_tallies")]


@pytest.mark.django_db(transaction=True)
def test_editions_withdrawals_and_drafts_of_an_earlier_release_survive_and_stay_frozen(noon):
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate(OLD)
    apps = executor.loader.project_state(OLD).apps
    briefings = apps.get_model("briefings", "Briefing").objects
    draft = briefings.create(year=2025, number=1, title_en="Draft")
    taken_back = briefings.create(year=2025, number=2, title_en="Withdrawn")
    edition = apps.get_model("briefings", "Edition").objects.create(
        briefing=taken_back, number=1, body="{}", digest="0" * 64, published_at=noon
    )
    apps.get_model("briefings", "Withdrawal").objects.create(
        edition=edition, reason_zh_hant="甲", reason_en="a", withdrawn_at=noon
    )

    executor = MigrationExecutor(connection)
    executor.migrate(newest)

    with connection.cursor() as cursor:
        cursor.execute("SELECT body, digest FROM briefings_edition")
        assert cursor.fetchall() == [("{}", "0" * 64)]
        cursor.execute("SELECT reason_en, keeps_text FROM briefings_withdrawal")
        [(reason, keeps_text)] = cursor.fetchall()
        assert (reason, bool(keeps_text)) == ("a", False)
        cursor.execute("SELECT title_en FROM briefings_briefing WHERE id = %s", [draft.pk])
        assert cursor.fetchone() == ("Draft",)
    for sql in (
        "UPDATE briefings_edition SET body = 'x'",
        "DELETE FROM briefings_edition",
        "UPDATE briefings_withdrawal SET keeps_text = keeps_text",
        "DELETE FROM briefings_withdrawal",
    ):
        with pytest.raises(Error, match="never changed or deleted"), transaction.atomic():
            connection.cursor().execute(sql)
