"""Forged, stolen and replayed sign-ins are refused, in words and never with a 5xx."""

import time
from datetime import timedelta

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from accounts.identity_provider import connection
from tests.support.identity_provider import (
    BEGIN,
    CALLBACK,
    CLIENT,
    PATIENCE,
    configured,
    query_of,
    running,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ADMIN = "/admin/"


@pytest.fixture(autouse=True)
def _ana_is_known(provider, ana):
    provider.knows("ana", email="ana@firm.example", email_verified=True)


@pytest.fixture
def tamper(monkeypatch):
    """Change the provider's answers with a function of the address and the answer's content."""

    def with_function(change):
        plain = connection.Session.request

        def request(self, method, url, *args, **kwargs):
            answer = plain(self, method, url, *args, **kwargs)
            changed = change(url, answer.json())
            answer.json = lambda: changed
            return answer

        monkeypatch.setattr(connection.Session, "request", request)

    return with_function


def replaced(make):
    """Return the change of an identity token: `make` gets the true one and its content."""

    def change(url, content):
        if "id_token" not in content:
            return content
        token = content["id_token"]
        said = jwt.decode(token, options={"verify_signature": False})
        return content | {"id_token": make(token, said)}

    return change


def assert_refused(answer, words: str, client: Client) -> None:
    assert answer.status_code == 403
    assert words in answer.content.decode()
    assert client.get(ADMIN).status_code == 302
    assert not SocialAccount.objects.exists()


# --- the answer through the browser ---------------------------------------------------------------


def test_an_answer_counts_once(client, provider):
    back = provider.signs_in(client.get(BEGIN)["Location"], "ana")
    client.get(back)
    client.post("/admin/logout/")
    SocialAccount.objects.all().delete()

    assert_refused(client.get(back), "begun elsewhere", client)


def test_a_code_put_into_anothers_browser_opens_nothing(client, provider):
    stolen = query_of(provider.signs_in(Client().get(BEGIN)["Location"], "ana"))
    client.get(BEGIN)

    assert_refused(client.get(CALLBACK, stolen), "begun elsewhere", client)


def test_a_code_injected_into_ones_own_sign_in_opens_nothing(client, provider):
    stolen = query_of(provider.signs_in(Client().get(BEGIN)["Location"], "ana"))["code"]
    state = query_of(client.get(BEGIN)["Location"])["state"]

    answer = client.get(CALLBACK, {"code": stolen, "state": state})

    # This provider does not ask for the verifier of PKCE; the nonce gives the code away.
    assert_refused(answer, "could not be verified", client)


@pytest.mark.parametrize("query", [{}, {"code": "x"}, {"state": "x"}, {"code": "x", "state": "é"}])
def test_an_answer_that_nobody_asked_for_is_refused(client, query):
    assert_refused(client.get(CALLBACK, query), "begun elsewhere", client)


def test_an_answer_in_the_name_of_another_provider_is_refused(client, provider):
    back = provider.signs_in(client.get(BEGIN)["Location"], "ana")

    answer = client.get(f"{back}&iss=https://other.example")

    assert_refused(answer, "could not be verified", client)


def test_a_cancelled_sign_in_says_so(client, provider):
    back = provider.denies(client.get(BEGIN)["Location"])

    assert_refused(client.get(back), "The sign-in was cancelled", client)


def test_a_refusal_by_the_provider_says_so(client):
    state = query_of(client.get(BEGIN)["Location"])["state"]

    answer = client.get(CALLBACK, {"error": "invalid_scope", "state": state})

    assert_refused(answer, "did not accept this site", client)


# --- the identity token ---------------------------------------------------------------------------


def with_other_key(token, said):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(said, key, "RS256", headers=jwt.get_unverified_header(token))


FORGERIES = {
    "unsigned": lambda token, said: jwt.encode(said, None, "none"),
    "unsigned with the key's name": lambda token, said: jwt.encode(
        said, None, "none", headers={"kid": jwt.get_unverified_header(token)["kid"]}
    ),
    "signed by another key": with_other_key,
    "signed with the client's name as secret": lambda token, said: jwt.encode(
        said, CLIENT * 8, "HS256", headers={"kid": jwt.get_unverified_header(token)["kid"]}
    ),
    "changed after signing": lambda token, said: ".".join(
        [
            token.split(".")[0],
            jwt.encode(said | {"sub": "boss"}, None, "none").split(".")[1],
            token.split(".")[2],
        ]
    ),
    "no token": lambda token, said: "x.y.z",
    "nothing": lambda token, said: None,
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_token_is_refused(client, provider, tamper, forgery):
    tamper(replaced(FORGERIES[forgery]))

    assert_refused(sign_in(client, provider, "ana"), "could not be verified", client)


def true_token(provider, *, client_id=CLIENT, nonce="of another sign-in") -> str:
    """Return a token that the provider made, but not for this sign-in."""
    about = {"client_id": client_id, "redirect_uri": "http://localhost/", "nonce": nonce}
    about |= {"response_type": "code", "scope": "openid email", "state": "x"}
    address = requests.Request("GET", f"{provider.issuer}/oauth2/authorize", params=about)
    code = query_of(provider.signs_in(str(address.prepare().url), "ana"))["code"]
    data = about | {"grant_type": "authorization_code", "code": code, "client_secret": "any"}
    answer = requests.post(f"{provider.issuer}/oauth2/token", data=data, timeout=PATIENCE)
    return answer.json()["id_token"]


def test_the_token_of_another_sign_in_is_refused(client, provider, tamper):
    other = true_token(provider)
    tamper(replaced(lambda token, said: other))

    assert_refused(sign_in(client, provider, "ana"), "could not be verified", client)


def test_the_token_of_another_client_is_refused(client, provider, tamper):
    tamper(
        replaced(lambda token, said: true_token(provider, client_id="other", nonce=said["nonce"]))
    )

    assert_refused(sign_in(client, provider, "ana"), "could not be verified", client)


def test_somebody_elses_profile_is_not_believed(client, provider, configure, tamper):
    configure(roles={"editors": "editor"})
    tamper(lambda url, content: content | {"sub": "boss"} if url.endswith("/userinfo") else content)

    assert_refused(sign_in(client, provider, "ana"), "could not be verified", client)


def test_a_token_that_has_expired_points_to_the_clocks(client, settings, ana):
    with running(access_token_max_age=timedelta(minutes=-5)) as late:
        settings.IDENTITY_PROVIDER = configured(late)
        late.knows("ana", email="ana@firm.example", email_verified=True)

        answer = sign_in(client, late, "ana")

    assert_refused(answer, "The clocks do not agree", client)


# --- the provider ---------------------------------------------------------------------------------


def test_a_provider_that_does_not_answer_is_named_before_and_after(client, provider, settings):
    with running() as ending:
        settings.IDENTITY_PROVIDER = configured(ending)
        back = ending.signs_in(client.get(BEGIN)["Location"], "ana")

    assert_refused(client.get(back), "does not answer", client)
    settings.IDENTITY_PROVIDER = configured(provider, issuer="http://localhost:1")
    assert_refused(client.get(BEGIN), "does not answer", client)


@pytest.mark.parametrize("content", [{}, {"issuer": "https://other.example"}, {"jwks_uri": 7}])
def test_a_description_that_is_wrong_is_not_followed(client, tamper, content):
    tamper(lambda url, true: true | content if content else {})

    assert_refused(client.get(BEGIN), "did not accept this site", client)


@pytest.mark.parametrize("content", [[], 7, "x", {"access_token": 7}, {"token": "x"}, None])
def test_an_answer_without_tokens_is_no_error_of_ours(client, provider, tamper, content):
    tamper(lambda url, true: content if "access_token" in true else true)

    assert sign_in(client, provider, "ana").status_code == 403
    assert client.get(ADMIN).status_code == 302


@pytest.mark.parametrize("content", [{}, {"keys": []}, {"keys": [{"kty": "RSA"}]}, {"keys": 7}])
def test_keys_that_cannot_be_read_are_no_error_of_ours(client, provider, tamper, content):
    tamper(lambda url, true: content if url.endswith("/jwks") else true)

    assert sign_in(client, provider, "ana").status_code == 403


# --- the way there --------------------------------------------------------------------------------


def test_the_question_has_pkce_a_nonce_and_no_secret(client, settings):
    settings.IDENTITY_PROVIDER |= {"secret": "hidden"}

    asked = query_of(client.get(BEGIN)["Location"])

    assert asked["code_challenge_method"] == "S256"
    assert {"code_challenge", "nonce", "state"} <= set(asked)
    assert (asked["response_type"], set(asked["scope"].split())) == (
        "code",
        {"openid", "profile", "email"},
    )
    assert "hidden" not in str(asked)


def test_nobody_is_led_to_another_site_afterwards(client, provider):
    answer = sign_in(client, provider, "ana", next="https://other.example/")

    assert answer["Location"] == ADMIN


def test_visitors_cannot_change_the_question(client):
    asked = query_of(
        client.get(BEGIN, {"scope": "admin", "auth_params": "prompt=none", "process": "connect"})[
            "Location"
        ]
    )

    assert "admin" not in asked["scope"]
    assert "prompt" not in asked


def test_another_site_cannot_begin_a_sign_in(client):
    answer = client.get(BEGIN, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer["Location"] == "/admin/login/"


def test_a_network_that_only_fails_is_slowed_down(client):
    answers = [client.get(BEGIN) for _try in range(61)]

    assert [answer.status_code for answer in answers[-2:]] == [302, 429]
    assert answers[-1]["Retry-After"]


def test_a_sign_in_clears_the_count(client, provider):
    for _try in range(58):
        client.get(BEGIN)

    sign_in(client, provider, "ana")

    assert client.get(BEGIN).status_code == 302


def test_without_a_provider_there_is_no_such_page(client, settings, configure):
    configure(client="")

    assert client.get(BEGIN).status_code == client.get(CALLBACK).status_code == 404
    assert "firm&#x27;s account" not in client.get("/admin/login/").content.decode()


# --- a fresh proof --------------------------------------------------------------------------------


def test_a_sensitive_page_asks_the_provider_again(client, provider, ana, configure, settings):
    settings.REQUIRE_MFA = True
    configure(second_step=["mfa"])
    ana.user_permissions.set(_rights("view_user", "change_user"))
    provider.knows("ana", amr=["mfa"], email="ana@firm.example", email_verified=True)
    sign_in(client, provider, "ana")
    session = client.session
    for proof in session["account_authentication_methods"]:
        proof["at"] = time.time() - 3600
    session.save()

    away = client.get("/admin/auth/user/add/", follow=False)
    asked = client.get(away["Location"])

    assert away["Location"].startswith("/admin/sign-in/provider/again/?next=")
    assert query_of(asked["Location"])["prompt"] == "login"
    assert client.get(provider.signs_in(asked["Location"], "ana")).status_code == 302


def test_an_old_proof_is_no_fresh_one(client, provider, tamper, monkeypatch):
    asked = client.get("/admin/sign-in/provider/again/")
    monkeypatch.setattr("accounts.identity_provider.client._FRESH_SECONDS", -1)

    answer = client.get(provider.signs_in(asked["Location"], "ana"))

    assert_refused(answer, "not recent enough", client)


def _rights(*names):
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename__in=names)
