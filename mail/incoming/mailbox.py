"""Read a mailbox over IMAP. A mail leaves its folder only after it was taken."""

import imaplib
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from mail.incoming import failures
from mail.incoming.failures import Failure
from mail.incoming.mime import LARGEST

# The next reading continues: the worker has mail to send meanwhile.
MOST_AT_ONCE = 20
_UID = re.compile(r"\d+")


class MailboxError(Exception):
    """Why the mailbox cannot be read, without its words, which may quote a mail."""

    def __init__(self, failure: Failure, kind: str = ""):
        super().__init__(kind or failure.value)
        self.failure = failure
        self.kind = kind or failure.value  # for the log


def take_all(box: dict[str, Any], *, done: str, take: Callable[[bytes], Any]) -> int:
    """Hand each mail to `take` and move it to the folder `done`; return how many.

    If the move fails, the mail is handed over again: `take` must know what it has taken. A mail at
    which `take` fails stays and does not keep out later ones; its error is raised after them.
    """
    taken = 0
    errors: list[Exception] = []
    with _opened(box) as server:
        _make_folder(server, done)
        for uid in _uids(server, box["folder"], "ALL"):
            if max(taken, len(errors)) >= MOST_AT_ONCE:
                break
            if (raw := _fetch(server, uid)) is None:
                continue
            try:
                take(raw)
            except Exception as error:
                errors.append(error)
            else:
                _move(server, uid, done)
                taken += 1
    if errors:
        raise errors[0]
    return taken


def delete_older(box: dict[str, Any], *, folder: str, before: datetime) -> int:
    """Delete the mails of a folder that arrived before a day; return how many."""
    with _opened(box) as server:
        _make_folder(server, folder)
        day = imaplib.Time2Internaldate(before)[1:12].strip()
        uids = _uids(server, folder, f"BEFORE {day}")
        for start in range(0, len(uids), 100):
            _delete(server, ",".join(uids[start : start + 100]))
    return len(uids)


@contextmanager
def _opened(box: dict[str, Any]) -> Iterator[imaplib.IMAP4]:
    context = ssl.create_default_context()
    at = {"host": box["host"], "port": box["port"], "timeout": box["timeout"]}
    try:
        if box["is_tls"]:
            server: imaplib.IMAP4 = imaplib.IMAP4_SSL(ssl_context=context, **at)
        else:
            server = imaplib.IMAP4(**at)
        try:
            if box["starts_tls"]:
                _encrypt(server, context)
            _sign_in(server, box)
            yield server
        finally:
            _leave(server)
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxError(failures.classify(error), type(error).__name__) from None


def _leave(server: imaplib.IMAP4) -> None:
    """Sign out; a failure of that would hide why the connection ended."""
    try:
        server.logout()
    except (OSError, imaplib.IMAP4.error):
        with suppress(OSError):
            server.shutdown()


def _encrypt(server: imaplib.IMAP4, context: ssl.SSLContext) -> None:
    if "STARTTLS" not in server.capabilities:
        raise MailboxError(Failure.NO_STARTTLS)
    server.starttls(context)


def _sign_in(server: imaplib.IMAP4, box: dict[str, Any]) -> None:
    """Sign in, also with a password in letters beyond ASCII, which LOGIN does not carry."""
    account, password = box["username"], box["password"]
    try:
        if f"{account}{password}".isascii():
            server.login(account, password)
        else:
            plain = f"\0{account}\0{password}".encode()
            server.authenticate("PLAIN", lambda _challenge: plain)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise MailboxError(Failure.LOGIN) from None


def _make_folder(server: imaplib.IMAP4, folder: str) -> None:
    server.create(_quoted(folder))  # answers NO if it is there


def _uids(server: imaplib.IMAP4, folder: str, criterion: str) -> list[str]:
    _expect(server.select(_quoted(folder)), otherwise=Failure.FOLDER)
    found = _expect(server.uid("SEARCH", criterion))
    return _UID.findall(" ".join(part.decode("ascii", "replace") for part in found if part))


def _fetch(server: imaplib.IMAP4, uid: str) -> bytes | None:
    """Return the mail, as far as it is read; None if it is gone."""
    found = _expect(server.uid("FETCH", uid, f"(BODY.PEEK[]<0.{LARGEST + 1}>)"))
    return next((bytes(part[1]) for part in found if isinstance(part, tuple)), None)


def _move(server: imaplib.IMAP4, uid: str, folder: str) -> None:
    if "MOVE" in server.capabilities:
        _expect(server.uid("MOVE", uid, _quoted(folder)), otherwise=Failure.FOLDER)
    else:
        _expect(server.uid("COPY", uid, _quoted(folder)), otherwise=Failure.FOLDER)
        _delete(server, uid)


def _delete(server: imaplib.IMAP4, uids: str) -> None:
    _expect(server.uid("STORE", uids, "+FLAGS.SILENT", r"(\Deleted)"))
    # Without UIDPLUS, EXPUNGE also takes what someone else has marked as deleted.
    if "UIDPLUS" in server.capabilities:
        _expect(server.uid("EXPUNGE", uids))
    else:
        _expect(server.expunge())


def _expect(answer: tuple[str, list[Any]], *, otherwise: Failure = Failure.OTHER) -> list[Any]:
    status, found = answer
    if status != "OK":
        raise MailboxError(otherwise)
    return found


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
