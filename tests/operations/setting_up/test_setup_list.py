"""The list of setting up: each step is done once the site has seen it work."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.people import invitations
from briefings.models.audit import AuditEntry
from briefings.models.firm import Firm
from briefings.models.people import PracticeArea
from briefings.models.picture import Picture
from briefings.text.texts import Texts
from operations.models import SetupRecord
from operations.setting_up import records
from operations.worker import jobs
from tests.support.factories import make_briefing, make_person, publish_now

pytestmark = pytest.mark.django_db
LIST = "/admin/setting-up/"
EVERY_STEP = (
    *("firm", "look", "areas", "mail", "people", "authors", "briefing"),
    *("second-step", "worker", "backup", "address"),
)


@pytest.fixture
def chief(client) -> User:
    """An administrator who is signed in."""
    user = User.objects.create_superuser("ana", "ana@firm.example", first_name="Ana Lei")
    client.force_login(user)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return user


def first_page(client) -> str:
    return client.get(reverse("admin:index")).text


def step(client, name: str) -> str:
    """The words of a step, as the list shows it."""
    page = client.get(LIST).text
    [item] = [one for one in re.findall(r"<li class.*?</li>", page, re.S) if f"<h3>{name}" in one]
    return " ".join(re.sub(r"<[^>]+>", " ", item).split())


def do(client, what: str, **more):
    return client.post(LIST, {"do": what, **more})


def put_everything_aside(client) -> None:
    for key in EVERY_STEP:
        do(client, f"aside:{key}")


def test_an_empty_site_shows_every_step_to_an_administrator(client, chief):
    page = first_page(client)

    assert "Setting up" in page
    assert [key for key in EVERY_STEP if f"aside:{key}" not in page] == []
    assert "MAIL_URL" not in page


def test_people_who_may_not_change_the_firm_see_nothing_of_it(client):
    client.force_login(make_person("publisher"))

    assert "setting-up" not in first_page(client)
    assert client.get(LIST).status_code == 403
    assert client.post(f"{LIST}mail/").status_code == 403
    assert client.get(f"{LIST}go/firm/").status_code == 403


def test_the_administrators_role_suffices(client):
    client.force_login(make_person("administrator"))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    assert "An author, editor or publisher does this." in step(client, "The first briefing")


def fill_in(firm: Firm) -> None:
    for column, side in Texts("力圖律師事務所", "Firm & Partners").to_columns("name").items():
        setattr(firm, column, side)
    firm.email, firm.telephone = "office@firm.example", "+853 2800 0000"
    firm.save()


def test_the_firm_is_done_once_nothing_is_empty_or_as_delivered(client, chief):
    assert "Not done yet" in step(client, "The firm&#x27;s details")

    Firm.load().save()
    assert "Begun Still missing: name, e-mail, telephone." in step(
        client, "The firm&#x27;s details"
    )

    fill_in(Firm.load())
    assert "Done" in step(client, "The firm&#x27;s details")


def test_who_saved_the_details_and_when_is_shown(client, chief):
    fill_in(Firm.load())
    address = reverse("admin:briefings_firm_change", args=[1])
    form = client.get(address).context["adminform"].form
    data = {name: form.get_initial_for_field(form.fields[name], name) or "" for name in form.fields}

    client.post(address, data | {"accent": "#1d3f91"})

    assert AuditEntry.objects.get(action="details").detail["changes"] == ["accent"]
    assert "Begun" in step(client, "Logo and colour")
    assert "Ana Lei" in step(client, "The firm&#x27;s details")


def test_logo_and_colour(client, chief):
    logo = Picture.objects.create(digest="0" * 64, width=1, height=1, stored_at=timezone.now())
    firm = Firm.load()
    firm.logo = logo
    firm.save()

    assert "Begun Still missing: accent colour." in step(client, "Logo and colour")

    Firm.objects.update(accent="#1d3f91")
    assert "Done" in step(client, "Logo and colour")


def test_one_practice_area_is_enough_to_begin(client, chief):
    assert "Not done yet" in step(client, "Practice areas")

    PracticeArea.objects.create(slug="ip", **Texts("知識產權", "IP").to_columns("name"))
    assert "Done" in step(client, "Practice areas")


def test_a_colleague_is_invited_then_accepts(client, chief):
    call_command("make_roles", verbosity=0)
    colleague = invitations.invite(
        names=Texts("馬嘉文", "Carmen Ma"),
        email="carmen@firm.example",
        groups=[make_person("editor", "x").groups.get()],
        language="",
        by=chief,
        at=timezone.now(),
    )
    User.objects.filter(username="x").delete()

    assert "was invited and has not accepted yet." in step(client, "A colleague")

    User.objects.filter(pk=colleague.pk).update(is_active=True)
    assert "Done" in step(client, "A colleague")
    assert "Carmen Ma" in step(client, "A colleague")


def test_the_first_briefing_is_begun_as_a_draft_and_done_when_published(client, chief, noon):
    briefing = make_briefing()
    assert "Nobody else can approve it yet: invite a colleague" in step(
        client, "The first briefing"
    )
    make_person("editor")
    assert f"{briefing.reference} is a draft; publish it." in step(client, "The first briefing")

    publish_now(briefing, at=noon)
    assert f"Published: {briefing.reference}." in step(client, "The first briefing")


def test_the_worker_is_seen_by_what_it_notes(client, chief):
    assert "It has never run here" in step(client, "The worker")

    jobs.Turn(next(job for job in jobs.JOBS if job.function == records.note_worker)).take()
    assert "Done" in step(client, "The worker")

    records.note_worker(at=timezone.now() - timedelta(minutes=6))
    assert "Failed Silent since" in step(client, "The worker")


def test_a_backup_that_was_made_is_known(client, chief, tmp_path):
    call_command("back_up", str(tmp_path), verbosity=0)

    assert "Done" in step(client, "A backup")


def test_the_address_is_right_if_the_request_came_by_it(client, chief, settings):
    assert "Not done yet This site runs at" in step(client, "The address")

    settings.SITE_URL = "https://briefings.firm.example"
    settings.ALLOWED_HOSTS = ["*"]
    assert "You opened the site at testserver" in step(client, "The address")

    settings.SITE_URL = "https://testserver"
    assert "without https" in step(client, "The address")
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    client.defaults |= {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_HOST": "testserver"}
    assert "Done" in step(client, "The address")


def test_a_step_is_put_aside_and_taken_up_again(client, chief):
    do(client, "aside:areas")
    assert "Not for us" in step(client, "Practice areas")
    assert "Ana Lei" in step(client, "Practice areas")

    do(client, "up:areas")
    assert "Not done yet" in step(client, "Practice areas")


def test_what_is_done_is_not_called_put_aside(client, chief):
    do(client, "aside:worker")
    records.note_worker(at=timezone.now())

    assert "Done" in step(client, "The worker")


def test_the_list_is_put_away_and_called_back(client, chief):
    assert do(client, "put-away", **{"from": "first"})["Location"] == reverse("admin:index")
    assert "setup-steps" not in first_page(client)
    assert f'href="{LIST}"' in first_page(client)

    assert "Show the list on the first page again" in client.get(LIST).text
    do(client, "call-back")
    assert "setup-steps" in first_page(client)


def test_the_list_goes_by_itself_and_comes_back_when_the_mail_settings_change(
    client, chief, settings
):
    put_everything_aside(client)
    assert "setup-steps" not in first_page(client)
    assert "Everything is done or put aside." in client.get(LIST).text
    client.force_login(chief)
    assert "setup-steps" not in first_page(client)

    do(client, "up:mail")
    settings.DEFAULT_FROM_EMAIL = "other@firm.example"
    assert "setup-steps" in first_page(client)


def queries_of_first_page(client) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        first_page(client)
    return [query["sql"] for query in queries]


def test_a_list_that_is_over_costs_no_query(client, chief):
    def of_the_list(queries: list[str]) -> list[str]:
        tables = ("config_setuprecord", "accounts_secretlink")
        return [one for one in queries if any(table in one for table in tables)]

    shown = queries_of_first_page(client)
    do(client, "put-away")
    over = queries_of_first_page(client)
    client.force_login(chief)
    first_page(client)
    after_signing_in_again = queries_of_first_page(client)

    assert of_the_list(shown)
    assert of_the_list(over) == of_the_list(after_signing_in_again) == []
    assert len(shown) - len(over) <= 16


@pytest.mark.parametrize("key", EVERY_STEP)
def test_each_button_leads_to_its_page_and_back(client, chief, key):
    answer = client.get(f"{LIST}go/{key}/")
    if key in ("worker", "backup", "address"):
        assert answer.status_code == 404
        return

    page = client.get(answer["Location"].partition("#")[0])

    assert page.status_code == 200
    assert "Back to setting up" in page.text
    client.get(LIST)
    assert "Back to setting up" not in client.get(reverse("admin:password_change")).text


@pytest.mark.parametrize("what", ["aside:nonsense", "nonsense", "up:", "\0"])
def test_nonsense_changes_nothing(client, chief, what):
    assert do(client, what).status_code == 404
    assert not SetupRecord.objects.exists()
