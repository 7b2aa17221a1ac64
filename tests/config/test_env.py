import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


def test_a_missing_variable_says_what_to_do(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY is not set.*\.env\.example"):
        env.text("SECRET_KEY")


def test_a_value_may_lie_in_a_file(monkeypatch, tmp_path):
    file = tmp_path / "secret"
    file.write_text("from a file\n", encoding="utf-8")
    monkeypatch.setenv("SECRET_KEY_FILE", str(file))

    assert env.text("SECRET_KEY") == "from a file"


def test_an_unreadable_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "nowhere"))

    with pytest.raises(ImproperlyConfigured, match="nowhere"):
        env.text("SECRET_KEY")


@pytest.mark.parametrize(("word", "meaning"), [("yes", True), ("TRUE", True), ("0", False)])
def test_flags_are_words(monkeypatch, word, meaning):
    monkeypatch.setenv("DEBUG", word)

    assert env.flag("DEBUG") is meaning


def test_a_flag_of_no_sense_is_refused(monkeypatch):
    monkeypatch.setenv("DEBUG", "maybe")

    with pytest.raises(ImproperlyConfigured, match="yes or no"):
        env.flag("DEBUG")


def test_a_number_of_no_sense_is_refused(monkeypatch):
    monkeypatch.setenv("LEASE", "soon")

    with pytest.raises(ImproperlyConfigured, match="whole number"):
        env.number("LEASE", 3)


def test_lists_lose_the_blanks_around_their_words(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example , b.example,")

    assert env.words("ALLOWED_HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize("address", ["nonsense", "mysqlite", "foo://bar", "postgres://"])
def test_a_database_of_no_sense_is_refused(monkeypatch, address):
    monkeypatch.setenv("DATABASE_URL", address)

    with pytest.raises(ImproperlyConfigured, match="postgres://"):
        env.database("DATABASE_URL", "")


def test_sqlite_answers_only_after_the_data_is_on_disk(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:////somewhere/x.sqlite3")

    settings = env.database("DATABASE_URL", "")

    assert "synchronous=FULL" in settings["OPTIONS"]["init_command"]
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_connections_are_pooled(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p%40ss@db:5433/briefings?sslmode=require")

    settings = env.database("DATABASE_URL", "")

    assert settings["PASSWORD"] == "p@ss"
    assert settings["OPTIONS"]["pool"]
    assert settings["OPTIONS"]["options"] == "-c jit=off"
    assert settings["OPTIONS"]["sslmode"] == "require"


def test_mail_always_has_a_timeout(monkeypatch):
    monkeypatch.setenv("MAIL_URL", "smtp+tls://u:p@mail.firm.example:587")

    options = env.mailer("MAIL_URL", "", timeout=7)["OPTIONS"]

    assert options["timeout"] == 7
    assert options["use_tls"] is True
    assert (options["host"], options["port"]) == ("mail.firm.example", 587)


@pytest.mark.parametrize("address", ["mail.firm.example", "http://x", "smtp://"])
def test_a_mail_server_of_no_sense_is_refused(monkeypatch, address):
    monkeypatch.setenv("MAIL_URL", address)

    with pytest.raises(ImproperlyConfigured, match="smtp"):
        env.mailer("MAIL_URL", "", timeout=7)


@pytest.mark.parametrize("address", ["enquiries+*@firm.example", "*@in.firm.example", ""])
def test_a_reply_address_has_one_star(monkeypatch, address):
    monkeypatch.setenv("ADDRESS", address)

    assert env.address_with_star("ADDRESS") == address


@pytest.mark.parametrize(
    "address", ["a@firm.example", "a@*.example", "*+*@firm.example", "*", f"{'a' * 40}*@b.example"]
)
def test_a_reply_address_of_no_sense_is_refused(monkeypatch, address):
    monkeypatch.setenv("ADDRESS", address)

    with pytest.raises(ImproperlyConfigured, match=r"one \* before the @"):
        env.address_with_star("ADDRESS")


def test_a_mailbox_is_opened_by_tls(monkeypatch):
    monkeypatch.setenv("BOX", "imaps://a%40b:p%2Fw@mail.firm.example/In%20here")
    box = env.mailbox("BOX", timeout=7)
    monkeypatch.setenv("BOX", "imap+tls://a:b@mail.firm.example")
    other = env.mailbox("BOX", timeout=7)

    assert (box["username"], box["password"], box["folder"]) == ("a@b", "p/w", "In here")
    assert (box["port"], box["is_tls"], box["starts_tls"]) == (993, True, False)
    assert (other["port"], other["is_tls"], other["starts_tls"]) == (143, False, True)
    assert env.mailbox("NONE", timeout=7) == {}


@pytest.mark.parametrize("address", ["imap://a:b@h", "imaps://h", "imaps://a:b@h:x", "mail"])
def test_a_mailbox_of_no_sense_is_refused(monkeypatch, address):
    monkeypatch.setenv("BOX", address)

    with pytest.raises(ImproperlyConfigured, match="imaps://"):
        env.mailbox("BOX", timeout=7)


@pytest.mark.parametrize("reader", [env.database, lambda *a: env.mailer(*a, timeout=7)])
def test_a_password_that_breaks_its_address_says_how_to_write_it(monkeypatch, reader):
    monkeypatch.setenv("ADDRESS", "smtp://user:a#b@host:x/name")

    with pytest.raises(ImproperlyConfigured, match="# as %23"):
        reader("ADDRESS", "")


def test_postgresql_of_this_machine_needs_no_password(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres:///briefings")

    settings = env.database("DATABASE_URL", "")

    assert (settings["NAME"], settings["HOST"], settings["PASSWORD"]) == ("briefings", "", "")


def test_the_local_secret_is_made_once_and_for_its_owner_only(tmp_path):
    file = tmp_path / "deep" / "secret"

    first = env.local_secret(file)

    assert env.local_secret(file) == first
    assert len(first) > 50
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("address", ["https://firm.example", "http://127.0.0.1:8000", "https://x/"])
def test_the_sites_address_is_a_scheme_and_a_host(monkeypatch, address):
    monkeypatch.setenv("SITE_URL", address)

    assert env.site("SITE_URL", "") == address.rstrip("/")


@pytest.mark.parametrize(
    "address",
    [
        "https://firm.example/briefings",
        "firm.example",
        "ftp://firm.example",
        "https://firm.example:99999",
        "https://me:pw@firm.example",
        "https://firm.example?x",
        "https://firm example",
        "https://firm\tx.example",
        "https://律師.example",
        "https://*.firm.example",
    ],
)
def test_a_site_under_a_path_or_without_a_host_is_refused(monkeypatch, address):
    monkeypatch.setenv("SITE_URL", address)

    with pytest.raises(ImproperlyConfigured, match=r"SITE_URL is .* cannot run under a path"):
        env.site("SITE_URL", "")


@pytest.mark.parametrize("content", [b"\xff\xfe", "律師".encode("big5")])
def test_a_file_that_is_no_text_is_named(monkeypatch, tmp_path, content):
    file = tmp_path / "secret"
    file.write_bytes(content)
    monkeypatch.setenv("SECRET_KEY_FILE", str(file))

    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY_FILE names .*UTF-8"):
        env.text("SECRET_KEY")


def test_a_file_of_windows_with_its_mark_gives_the_value_alone(monkeypatch, tmp_path):
    file = tmp_path / "secret"
    file.write_bytes("from a file\r\n".encode("utf-8-sig"))
    monkeypatch.setenv("SECRET_KEY_FILE", str(file))

    assert env.text("SECRET_KEY") == "from a file"


@pytest.mark.parametrize(
    "hosts", ["firm.example", ".firm.example", "a.example,b-c.example", "127.0.0.1,[::1]", "*"]
)
def test_hosts_are_names(monkeypatch, hosts):
    monkeypatch.setenv("ALLOWED_HOSTS", hosts)

    assert env.hosts("ALLOWED_HOSTS") == hosts.split(",")


@pytest.mark.parametrize(
    "hosts",
    [
        "https://firm.example",
        "firm.example:443",
        "firm.example/x",
        "a.example b.example",
        "律師.hk",
    ],
)
def test_a_host_that_no_request_can_have_is_refused(monkeypatch, hosts):
    monkeypatch.setenv("ALLOWED_HOSTS", hosts)

    with pytest.raises(ImproperlyConfigured, match=r"ALLOWED_HOSTS .* Write host names only"):
        env.hosts("ALLOWED_HOSTS")


@pytest.mark.parametrize(
    "sender",
    [
        "a@firm.example",
        "briefings@localhost.localdomain",
        "Firm & Co. Ltd <a@firm.example>",
        '"Firm, Ltd" <a@firm.example>',
        "律師行 <a@firm.example>",
    ],
)
def test_a_sender_is_an_address_with_or_without_a_name(monkeypatch, sender):
    monkeypatch.setenv("MAIL_FROM", sender)

    assert env.sender("MAIL_FROM", "") == sender


@pytest.mark.parametrize(
    "sender",
    [
        "Firm Ltd",
        "a@",
        "Firm, Ltd <a@firm.example>",
        "a@firm.example, b@firm.example",
        "a@firm.example\nBcc: b@firm.example",
        "Firm <a@firm.example",
    ],
)
def test_a_sender_that_no_mail_can_have_is_refused(monkeypatch, sender):
    monkeypatch.setenv("MAIL_FROM", sender)

    with pytest.raises(ImproperlyConfigured, match=r"MAIL_FROM is no sender.*double quotes"):
        env.sender("MAIL_FROM", "")


def test_a_folder_that_cannot_be_made_is_named(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("LOCAL_FOLDER", str(tmp_path / "file" / "inside"))

    with pytest.raises(ImproperlyConfigured, match=r"LOCAL_FOLDER is .*cannot be made"):
        env.folder("LOCAL_FOLDER", "")


def test_a_folder_is_made_with_those_above_it(monkeypatch, tmp_path):
    monkeypatch.setenv("LOCAL_FOLDER", str(tmp_path / "a" / "b"))

    assert env.folder("LOCAL_FOLDER", "").is_dir()


def test_a_local_secret_that_cannot_be_kept_says_where(tmp_path):
    (tmp_path / "secret").mkdir()

    with pytest.raises(ImproperlyConfigured, match=r"secret cannot be used"):
        env.local_secret(tmp_path / "secret")
