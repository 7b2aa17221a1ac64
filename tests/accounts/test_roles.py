import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.test import Client
from django.utils.translation import override

from accounts import roles
from briefings.models.audit import AuditEntry
from tests.support.factories import make_person

pytestmark = pytest.mark.django_db
USERS = "/admin/auth/user/"


@pytest.fixture
def administrator(db) -> User:
    return make_person("administrator")


def enter(person) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(person)
    return client


def form_of(person: User, **changes) -> dict:
    return {
        "username": person.username,
        "name_en": "Ana Lei",
        "groups": [group.pk for group in person.groups.all()],
    } | changes


def test_the_command_says_what_it_made(db, capsys):
    call_command("make_roles")

    assert set(Group.objects.values_list("name", flat=True)) == set(roles.ROLES)
    assert "enquiries clerk" in capsys.readouterr().out


def test_a_group_of_the_firms_own_stays_as_it_is(db):
    own = Group.objects.create(name="library")

    roles.make()

    assert Group.objects.filter(pk=own.pk).exists()


def test_roles_are_called_in_both_languages(administrator):
    page = enter(administrator).get(f"{USERS}{make_person('author').pk}/change/").text

    for name in ("作者 Author", "編輯 Editor", "發佈人 Publisher", "系統管理員 Administrator"):
        assert name in page
    assert "查詢專員 Enquiries clerk" in enter(administrator).get("/admin/auth/group/").text


def test_an_administrator_gives_roles_to_others(administrator):
    person = make_person("author")
    editor = Group.objects.get(name="editor")

    enter(administrator).post(f"{USERS}{person.pk}/change/", form_of(person, groups=[editor.pk]))

    assert [group.name for group in person.groups.all()] == ["editor"]
    entry = AuditEntry.objects.get(action="roles")
    assert (entry.by, entry.subject) == (administrator, "author")
    assert entry.detail == {"before": {"groups": ["author"]}, "after": {"groups": ["editor"]}}


@pytest.mark.parametrize("at_once", [True, False])
def test_a_deleted_account_leaves_what_it_could_do_in_the_audit_trail(lawyer, at_once):
    person = make_person("author")
    client = enter(lawyer)

    if at_once:
        data = {"action": "delete_selected", "_selected_action": [person.pk], "post": "yes"}
        client.post(USERS, data)
    else:
        client.post(f"{USERS}{person.pk}/delete/", {"post": "yes"})

    assert not User.objects.filter(pk=person.pk).exists()
    entry = AuditEntry.objects.get(action="roles")
    assert (entry.by, entry.subject, entry.detail["after"]) == (lawyer, "author", {"deleted": True})
    assert entry.detail["before"]["groups"] == ["author"]


@pytest.mark.parametrize("at_once", [True, False])
def test_nobody_deletes_their_own_account(lawyer, at_once):
    """The audit trail would name an account that is gone as the one that did it."""
    client = enter(lawyer)

    if at_once:
        data = {"action": "delete_selected", "_selected_action": [lawyer.pk], "post": "yes"}
        answer = client.post(USERS, data)
    else:
        answer = client.post(f"{USERS}{lawyer.pk}/delete/", {"post": "yes"})

    assert answer.status_code == 403
    assert User.objects.filter(pk=lawyer.pk).exists()


def test_what_a_group_may_do_is_in_the_audit_trail_until_it_is_deleted(lawyer):
    client = enter(lawyer)
    one, other = Permission.objects.order_by("pk")[:2]
    groups = "/admin/auth/group/"

    client.post(f"{groups}add/", {"name": "library", "permissions": [one.pk]})
    group = Group.objects.get(name="library")
    client.post(f"{groups}{group.pk}/change/", {"name": "library", "permissions": [other.pk]})
    client.post(f"{groups}{group.pk}/delete/", {"post": "yes"})

    made, changed, ended = AuditEntry.objects.filter(action="roles").order_by("pk")
    assert made.detail["after"] == {"name": "library", "permissions": [str(one)]}
    assert changed.detail == {
        "before": {"permissions": [str(one)]},
        "after": {"permissions": [str(other)]},
    }
    assert ended.detail["after"] == {"deleted": True}
    assert {entry.subject for entry in (made, changed, ended)} == {"library"}


def test_nobody_gives_a_role_to_themselves(administrator):
    publisher = Group.objects.get(name="publisher")

    enter(administrator).post(
        f"{USERS}{administrator.pk}/change/", form_of(administrator, groups=[publisher.pk])
    )

    assert [group.name for group in administrator.groups.all()] == ["administrator"]


def test_an_administrator_makes_no_superuser_and_touches_none(administrator, lawyer):
    person = make_person("author")
    client = enter(administrator)

    client.post(f"{USERS}{person.pk}/change/", form_of(person, is_superuser="on"))
    refused = client.post(f"{USERS}{lawyer.pk}/change/", form_of(lawyer, username="taken"))

    assert not User.objects.get(pk=person.pk).is_superuser
    assert refused.status_code == 403


def test_saving_an_account_keeps_the_groups_that_are_no_roles(administrator):
    person = make_person("author")
    person.groups.add(Group.objects.create(name="library"))

    enter(administrator).post(f"{USERS}{person.pk}/change/", form_of(person))

    assert {group.name for group in person.groups.all()} == {"author", "library"}


def test_the_roles_themselves_are_changed_by_nobody_in_the_admin(administrator, lawyer):
    group = Group.objects.get(name="author")
    before = group.permissions.count()

    for person in (administrator, lawyer):
        answer = enter(person).post(
            f"/admin/auth/group/{group.pk}/change/", {"name": "author", "permissions": []}
        )
        assert answer.status_code == 403

    assert group.permissions.count() == before


def test_the_page_of_roles_says_in_words_who_may_do_what(administrator):
    page = enter(administrator).get("/admin/auth/group/").text

    assert "Publish, plan and withdraw" in page
    with override("en"):
        rights = dict(roles.matrix())
    assert [
        role
        for role, has in zip(roles.ROLES, rights["publish, plan and withdraw"], strict=True)
        if has
    ] == ["publisher"]
    known = {f"{one.content_type.app_label}.{one.codename}" for one in Permission.objects.all()}
    assert {needed for _words, needed in roles.RIGHTS} <= known


def test_the_page_of_rights_is_called_by_what_it_is_about(admin_client):
    page = admin_client.get("/admin/auth/group/", headers={"accept-language": "en"}).text

    assert "<h1>Roles and rights</h1>" in page
    assert ">Roles</a>" in page.split('class="admin-nav"')[1].split("</nav>")[0]
