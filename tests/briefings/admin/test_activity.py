"""The audit trail is read, searched and exported, and never changed."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.db import Error, connection, transaction
from django.urls import reverse

from briefings.models.audit import AuditEntry
from briefings.models.base.immutable import ImmutableError
from briefings.text.files import spreadsheets
from tests.support.factories import make_person

TRAIL = "/admin/briefings/auditentry/"
Action = AuditEntry.Action


@pytest.fixture
def entry(briefing, lawyer, noon) -> AuditEntry:
    return AuditEntry.record(
        Action.RETURNED, by=lawyer, at=noon, briefing=briefing, note="=HYPERLINK(1)"
    )


def test_an_entry_is_never_changed_or_deleted_through_the_model(entry):
    entry.subject = "other"
    for refused in (entry.save, entry.delete):
        with pytest.raises(ImmutableError):
            refused()


def test_entries_are_never_changed_or_deleted_through_a_queryset(entry):
    rows = AuditEntry.objects.all()
    for refused in (rows.delete, lambda: rows.update(subject="x")):
        with pytest.raises(ImmutableError):
            refused()


@pytest.mark.parametrize(
    "sql",
    ["UPDATE briefings_auditentry SET subject = 'x'", "DELETE FROM briefings_auditentry"],
)
def test_the_database_itself_refuses_to_change_the_trail(entry, sql):
    with pytest.raises(Error, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(sql)

    assert AuditEntry.objects.get(pk=entry.pk).subject == entry.subject


def test_the_trail_is_filtered_by_action_person_briefing_and_day(admin, entry, lawyer, noon):
    AuditEntry.record(Action.SIGNED_IN, by=None, at=noon + timedelta(days=2), subject="somebody")
    yes = entry.detail["note"]

    for query, shown in (
        (f"action={Action.RETURNED}", True),
        (f"action={Action.SIGNED_IN}", False),
        (f"by={lawyer.pk}", True),
        (f"briefing={entry.subject}", True),
        ("briefing=1999-1", False),
        ("since=2025-05-02&until=2025-05-02", True),
        ("since=2025-05-03", False),
        ("q=lawyer", True),
        ("q=nobody", False),
        ("since=nonsense&by=x&action=x", True),
    ):
        assert (yes in admin.get(f"{TRAIL}?{query}").text) is shown, query


def test_the_trail_is_read_a_page_at_a_time_at_constant_cost(
    admin, briefing, noon, django_assert_max_num_queries
):
    for number in range(120):
        AuditEntry.record(Action.EXPORTED, by=None, at=noon, subject=f"no-{number}-")

    with django_assert_max_num_queries(8):
        first = admin.get(TRAIL)
    older = first.context["older"]
    second = admin.get(f"{TRAIL}?before={older}")

    assert "no-119-" in first.text
    assert "no-69-" not in first.text
    assert "no-69-" in second.text
    assert admin.get(f"{TRAIL}?before={second.context['older']}").context["older"] is None


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_holds_no_formula_and_is_recorded(admin, entry, kind):
    answer = admin.post(f"{TRAIL}export/{kind}/")

    rows = spreadsheets.read(answer.content)
    assert entry.subject in rows[1]
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert {cell.data_type for cell in sheet[2] if cell.value is not None} == {"s"}
    else:
        assert b'"=' not in answer.content
    assert AuditEntry.objects.get(action="exported").detail["format"] == kind


def test_an_export_by_get_exports_nothing(admin, entry):
    assert admin.get(f"{TRAIL}export/csv/").status_code == 302
    assert not AuditEntry.objects.filter(action="exported").exists()


@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("publisher", 403)])
def test_the_whole_trail_is_the_administrators(client, entry, role, status):
    client.force_login(make_person(role))

    assert client.get(TRAIL).status_code == status
    assert client.post(f"{TRAIL}export/csv/").status_code == status


def test_a_briefings_own_activity_is_seen_by_who_sees_it(admin, signed_in, entry, briefing):
    address = reverse("admin:briefings_briefing_activity", args=[briefing.pk])

    assert "=HYPERLINK(1)" in admin.get(address).text
    assert signed_in("view_briefing").get(address).status_code == 404


@pytest.mark.parametrize("end", ["1/change/", "1/delete/", "add/", "1/history/"])
def test_no_form_of_the_admin_changes_the_trail(admin, entry, end):
    answer = admin.post(f"{TRAIL}{end}".replace("1/", f"{entry.pk}/"), {"subject": "x"})

    assert answer.status_code in (302, 403, 404)
    assert AuditEntry.objects.get(pk=entry.pk).subject == entry.subject


def test_the_trail_names_languages_and_writes_moments_as_other_pages_do(admin, briefing, noon):
    AuditEntry.record(Action.APPROVED, by=None, at=noon, briefing=briefing, language="zh-hant")

    said = admin.get(TRAIL, headers={"accept-language": "en"}).text

    assert "<dd>繁體中文</dd>" in said
    assert "2 May 2025, 12:00:00" in said
