"""Read settings from the environment; errors say how to correct a missing or invalid one.

Every function also accepts NAME_FILE, the path of a file with the value (for secrets).
"""

import os
import re
import secrets
from email.utils import getaddresses
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

_MISSING = object()
# A host as in requests: a name, or an IPv6 address without brackets.
_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
# A hint for any URL: an unescaped # or / in the password would end it.
_SPECIAL = ", and what is special in a password as in addresses: # as %23, / as %2F, @ as %40."
_WORDS = {"1": True, "true": True, "yes": True, "on": True}
_WORDS |= {"0": False, "false": False, "no": False, "off": False}


def _text_of(name: str, default: object) -> str:
    """Return the variable's text, or the default. Raises ImproperlyConfigured with the remedy."""
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8-sig").strip()
        except UnicodeDecodeError as error:
            raise ImproperlyConfigured(
                f"{name}_FILE names {file}, which is not UTF-8. Save it as UTF-8."
            ) from error
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name}_FILE names {file}, which cannot be read: {error}."
            ) from error
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is _MISSING:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it in the environment (or {name}_FILE for a file that "
            f"holds it); .env.example says what it is for."
        )
    return str(default)


def text(name: str, default: object = _MISSING) -> str:
    return _text_of(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    value = _text_of(name, "yes" if default else "no").lower()
    if value not in _WORDS:
        raise ImproperlyConfigured(f"{name} is '{value}'. Write yes or no.")
    return _WORDS[value]


def number(name: str, default: int, *, least: int | None = None) -> int:
    value = _text_of(name, default)
    try:
        found = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is '{value}'. Write a whole number.") from None
    if least is not None and found < least:
        raise ImproperlyConfigured(f"{name} is '{value}'. Write {least} or more.")
    return found


def words(name: str, default: object = _MISSING) -> list[str]:
    """Return a comma-separated list without blanks."""
    return [word.strip() for word in _text_of(name, default).split(",") if word.strip()]


def mapping(name: str) -> dict[str, str]:
    """Return pairs of `key = value; key = value`. A key may contain = and commas, as LDAP's do."""
    found = {}
    for pair in filter(None, (pair.strip() for pair in _text_of(name, "").split(";"))):
        key, _equals, value = (part.strip() for part in pair.rpartition("="))
        if not (key and value):
            raise ImproperlyConfigured(
                f"{name} has '{pair}'. Write group = role, with ; between several."
            )
        found[key] = value
    return found


def database(name: str, default: str, connections: int = 8) -> dict:
    """Return Django's settings for an address such as postgres://user:pw@host/name.

    `connections` is the pool size of a process (PostgreSQL).
    """
    try:
        settings = environ.Env.db_url_config(_text_of(name, default))
    except Exception as error:
        raise ImproperlyConfigured(_database_hint(name)) from error
    good = str(settings.get("ENGINE")).endswith(("sqlite3", "postgresql"))
    if not good or not settings.get("NAME"):
        raise ImproperlyConfigured(_database_hint(name))
    if settings["ENGINE"].endswith("sqlite3"):
        return settings | _SQLITE
    settings["ENGINE"] = "config.postgresql"
    # The pool keeps connections; Django must not keep them as well.
    # A full pool or an absent database is reported soon, not after half a minute.
    pool = {"min_size": 1, "max_size": connections, "timeout": 5}
    # Without JIT: for the admin's lists, compiling a query takes longer than running it.
    settings["OPTIONS"] = {"pool": pool, "options": "-c jit=off"} | settings.get("OPTIONS", {})
    # Replace dead connections after a restart of the database.
    settings["CONN_HEALTH_CHECKS"] = True
    return settings


def _database_hint(name: str) -> str:
    return (
        f"{name} makes no sense. Write sqlite:////full/path.sqlite3, postgres:///name (this "
        f"machine's own) or postgres://user:password@host:5432/name{_SPECIAL}"
    )


# FULL: a commit returns only after the data is on disk (WAL with NORMAL returns before).
# IMMEDIATE: a writer queues at once instead of failing midway with "database is locked".
_SQLITE = {
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
}


def site(name: str, default: str) -> str:
    """Return the site's public URL: a scheme and a host without a path."""
    value = _text_of(name, default).rstrip("/")
    try:
        url = urlsplit(value)
        is_host = bool(_HOST.fullmatch(url.hostname or ""))
        has_port = url.port is None or url.port > 0
        good = url.scheme in ("http", "https") and is_host and has_port
    except ValueError:
        good = False
    if not good or value != f"{url.scheme}://{url.netloc}" or "@" in url.netloc:
        raise ImproperlyConfigured(
            f"{name} is '{value}'. Write https:// and a host name (a Chinese one as xn--…) without "
            "a path: the site needs its own host name and cannot run under a path."
        )
    return value


def hosts(name: str) -> list[str]:
    """Return host names as requests have them: a leading dot for all names below, * for any."""
    found = words(name)
    for host in found:
        if host != "*" and not _HOST.fullmatch(host.removeprefix(".").strip("[]")):
            raise ImproperlyConfigured(
                f"{name} has '{host}'. Write host names only, with commas between them: no "
                "https://, port or path, and a Chinese name as xn--…"
            )
    return found


def sender(name: str, default: str) -> str:
    """Return one mail address, with or without a display name."""
    value = _text_of(name, default)
    try:
        [(_called, address)] = getaddresses([value], strict=True)
        validate_email(address)
        good = value.isprintable() and _bare(value) == address
    except (ValueError, ValidationError):
        good = False
    if not good:
        raise ImproperlyConfigured(
            f"{name} is no sender of mail. Write a@firm.example or Firm <a@firm.example>; a name "
            'with a comma or another sign needs double quotes: "Firm, Ltd" <a@firm.example>.'
        )
    return value


def _bare(value: str) -> str:
    return value[value.rfind("<") + 1 : -1] if value.endswith(">") else value


def address_with_star(name: str) -> str:
    """Return a mail address with one * in its local part, or an empty text if there is none."""
    value = _text_of(name, "")
    if not value:
        return ""
    local, _at, _domain = value.partition("@")
    try:
        validate_email(value.replace("*", "x" * 25))
        good = local.count("*") == value.count("*") == 1 and len(local) <= 40
    except ValidationError:
        good = False
    if not good:
        raise ImproperlyConfigured(
            f"{name} is '{value}'. Write an address with one * before the @, such as "
            "enquiries+*@firm.example, or *@enquiries.firm.example for a domain of its own."
        )
    return value


def mailbox(name: str, *, timeout: int) -> dict:
    """Return how to open a mailbox of imaps:// or imap+tls:// (STARTTLS); empty if none is set."""
    value = _text_of(name, "")
    if not value:
        return {}
    try:
        url = urlsplit(value)
        port = url.port
    except ValueError:
        raise ImproperlyConfigured(_mailbox_hint(name)) from None
    if url.scheme not in ("imaps", "imap+tls") or not (url.hostname and url.username):
        raise ImproperlyConfigured(_mailbox_hint(name))
    is_tls = url.scheme == "imaps"
    return {
        "host": url.hostname,
        "port": port or (993 if is_tls else 143),
        "is_tls": is_tls,
        "starts_tls": not is_tls,
        "username": unquote(url.username),
        "password": unquote(url.password or ""),
        "folder": unquote(url.path.strip("/")) or "INBOX",
        "timeout": timeout,
    }


def _mailbox_hint(name: str) -> str:
    return (
        f"{name} makes no sense. Write imaps://user:password@host:993/INBOX (or imap+tls:// for "
        f"STARTTLS){_SPECIAL}"
    )


def folder(name: str, default: object) -> Path:
    """Return a folder; create it if missing."""
    path = Path(_text_of(name, default))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} is {path}, which cannot be made ({error.strerror}). Set it to a folder where "
            "the program may write."
        ) from error
    return path


def mailer(name: str, default: str, *, timeout: int) -> dict:
    """Django's MAILERS entry for smtp://, smtp+tls:// (STARTTLS), smtp+ssl:// or file:///folder."""
    value = _text_of(name, default)
    if value.startswith("file://"):
        folder = value.removeprefix("file://")
        return {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": folder},
        }
    try:
        url = environ.Env.email_url_config(value)
    except Exception as error:
        raise ImproperlyConfigured(_mail_hint(name)) from error
    if "smtp" not in str(url.get("EMAIL_BACKEND", "")) or not url.get("EMAIL_HOST"):
        raise ImproperlyConfigured(_mail_hint(name))
    return {
        "BACKEND": "mail.outgoing.smtp.EmailBackend",
        "OPTIONS": {
            "host": url["EMAIL_HOST"],
            "port": url["EMAIL_PORT"] or 25,
            "username": url["EMAIL_HOST_USER"] or "",
            "password": url["EMAIL_HOST_PASSWORD"] or "",
            "use_tls": url.get("EMAIL_USE_TLS", False),
            "use_ssl": url.get("EMAIL_USE_SSL", False),
            # Otherwise a hanging mail server would block the worker for ever.
            "timeout": timeout,
        },
    }


def _mail_hint(name: str) -> str:
    return (
        f"{name} makes no sense. Write smtp+tls://user:password@host:587 (or smtp://, smtp+ssl://)"
        f"{_SPECIAL}"
    )


def local_secret(file: Path) -> str:
    """Return a secret stored in a local file readable only by its owner; create it if missing."""
    try:
        if not file.exists():
            _make_secret(file)
        return file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"The key in {file} cannot be used ({error}). Set SECRET_KEY, or LOCAL_FOLDER to a "
            "folder where the program may write."
        ) from error


def _make_secret(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(64), encoding="ascii")
    try:
        os.link(draft, file)  # of two processes starting at once, the first one's wins
    except FileExistsError:
        pass
    finally:
        draft.unlink()
