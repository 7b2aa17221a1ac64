"""A real IMAP server (Debian's dovecot-imapd) on the loopback, with one mailbox in a folder."""

import imaplib
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.mail.incoming import certificates
from tests.support.patience import PATIENCE

PROGRAM = "/usr/sbin/dovecot"
IS_HERE = Path(PROGRAM).exists()
_SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
log_path = {folder}/log
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
mail_location = maildir:~/mail
mail_max_userip_connections = 100
first_valid_uid = 0
auth_failure_delay = 0
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {group}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
  }}
}}
service anvil {{
  chroot =
}}
"""


@dataclass(frozen=True, slots=True)
class Dovecot:
    plain: int
    tls: int
    certificate: Path

    def box(self, **changes: Any) -> dict[str, Any]:
        """Return how to open it over TLS; `starts_tls=True` for STARTTLS."""
        starts = changes.get("starts_tls", False)
        return {
            "host": "127.0.0.1",
            "port": self.plain if starts else self.tls,
            "is_tls": not starts,
            "starts_tls": starts,
            "username": "reader",
            "password": "secret",
            "folder": "INBOX",
            "timeout": 5,
        } | changes

    @property
    def url(self) -> str:
        return f"imaps://reader:secret@127.0.0.1:{self.tls}/INBOX"

    def add(self, raw: bytes, folder: str = "INBOX") -> None:
        with self._signed_in() as line:
            line.create(folder)
            assert line.append(folder, "", None, raw)[0] == "OK"

    def count(self, folder: str) -> int:
        with self._signed_in() as line:
            status, found = line.select(f'"{folder}"', readonly=True)
            return int(found[0]) if status == "OK" else 0

    def texts(self, folder: str) -> list[bytes]:
        with self._signed_in() as line:
            line.select(f'"{folder}"', readonly=True)
            numbers = line.search(None, "ALL")[1][0].split()
            return [line.fetch(number, "(BODY.PEEK[])")[1][0][1] for number in numbers]

    def _signed_in(self) -> imaplib.IMAP4_SSL:
        context = ssl.create_default_context(cafile=str(self.certificate))
        line = imaplib.IMAP4_SSL("127.0.0.1", self.tls, ssl_context=context)
        line.login("reader", "secret")
        return line


@contextmanager
def running() -> Iterator[Dovecot]:
    # Not below pytest's folders, which others than their owner may not enter.
    with tempfile.TemporaryDirectory() as folder:
        yield from _running_in(Path(folder))


def _running_in(folder: Path) -> Iterator[Dovecot]:
    certificate, key = certificates.make(folder)
    server = Dovecot(_free_port(), _free_port(), certificate)
    settings = folder / "dovecot.conf"
    settings.write_text(_SETTINGS.format(**_names(folder, server, key)))
    process = subprocess.Popen([PROGRAM, "-F", "-c", str(settings)])
    try:
        _wait_for(server.tls)
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _names(folder: Path, server: Dovecot, key: Path) -> dict[str, Any]:
    """Return the names in the settings: root may not read mail, others may be nobody else."""
    me = pwd.getpwuid(os.geteuid())
    is_root = me.pw_uid == 0
    reader = pwd.getpwnam("nobody") if is_root else me
    home = folder / "home"
    home.mkdir()
    if is_root:
        shutil.chown(home, reader.pw_uid, reader.pw_gid)
        folder.chmod(folder.stat().st_mode | 0o011)
    return {
        "folder": folder,
        "certificate": server.certificate,
        "key": key,
        "plain": server.plain,
        "tls": server.tls,
        "uid": reader.pw_uid,
        "gid": reader.pw_gid,
        "internal": "dovecot" if is_root else me.pw_name,
        "login": "dovenull" if is_root else me.pw_name,
        "group": "dovecot" if is_root else me.pw_gid,
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
