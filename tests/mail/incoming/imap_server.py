"""A small IMAP server on the loopback: folders of mails, and as much of RFC 3501 as is used.

dovecot.py beside it runs a real one, where that is installed.
"""

import base64
import re
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any


class Mailboxes(socketserver.ThreadingTCPServer):
    """The folders with their mails by UID, and what clients asked."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *, capabilities: str, tls: ssl.SSLContext | None = None):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.capabilities = capabilities
        self.tls = tls
        self.is_tls_at_once = tls is not None and "STARTTLS" not in capabilities
        self.folders: dict[str, dict[int, bytes]] = {"INBOX": {}}
        self.deleted: set[tuple[str, int]] = set()
        self.asked: list[str] = []
        self.refused = ""  # a command that is answered NO
        self.before: dict[str, Callable[[], None]] = {}  # called before a command is done
        self._next = 1

    def add(self, raw: bytes, folder: str = "INBOX") -> None:
        self.folders.setdefault(folder, {})[self._next] = raw
        self._next += 1

    def texts(self, folder: str) -> list[bytes]:
        return list(self.folders.get(folder, {}).values())

    @property
    def box(self) -> dict[str, Any]:
        host, port = self.server_address[:2]
        return {
            "host": host,
            "port": port,
            "is_tls": self.is_tls_at_once,
            "starts_tls": "STARTTLS" in self.capabilities,
            "username": "reader",
            "password": "secret",
            "folder": "INBOX",
            "timeout": 5,
        }


class _Conversation(socketserver.StreamRequestHandler):
    server: Mailboxes
    folder = ""

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def handle(self) -> None:
        with suppress(OSError):  # a client that was killed, or does not trust the certificate
            if self.server.is_tls_at_once:
                self._encrypt()
            self._converse()

    def _converse(self) -> None:
        self._say("* OK ready")
        while line := self.rfile.readline():
            tag, _blank, rest = line.decode().strip().partition(" ")
            command, _blank, words = rest.partition(" ")
            if command == "UID":
                command, _blank, words = words.partition(" ")
            self.server.asked.append(f"{command} {words}".strip())
            if hook := self.server.before.get(command):
                hook()
            if command == self.server.refused:
                self._say(f"{tag} NO refused")
                continue
            answer = getattr(self, f"do_{command.lower()}")(words)
            self._say(f"{tag} {answer or 'OK done'}")
            if command == "STARTTLS":
                self._encrypt()
            if command == "LOGOUT":
                return

    def _encrypt(self) -> None:
        assert self.server.tls
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def _here(self) -> dict[int, bytes]:
        return self.server.folders[self.folder]

    def do_capability(self, _words: str) -> None:
        self._say(f"* CAPABILITY IMAP4REV1 {self.server.capabilities}".strip())

    def do_starttls(self, _words: str) -> None:
        """Agree; the connection is encrypted after the answer."""

    def do_login(self, words: str) -> str:
        return "OK done" if words == 'reader "secret"' else "NO wrong"

    def do_authenticate(self, _words: str) -> str:
        self._say("+ ")
        found = base64.b64decode(self.rfile.readline())
        return "OK done" if found == b"\0reader\0secret" else "NO wrong"

    def do_logout(self, _words: str) -> None:
        self._say("* BYE")

    def do_create(self, words: str) -> str:
        name = words.strip('"')
        if name in self.server.folders:
            return "NO there"
        self.server.folders[name] = {}
        return ""

    def do_select(self, words: str) -> str:
        self.folder = words.strip('"')
        if self.folder not in self.server.folders:
            return "NO unknown"
        self._say(f"* {len(self._here())} EXISTS")
        return ""

    def do_search(self, _words: str) -> None:
        self._say("* SEARCH " + " ".join(map(str, self._here())))

    def do_fetch(self, words: str) -> None:
        uid, most = re.fullmatch(r"(\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", words).groups()
        if raw := self._here().get(int(uid)):
            raw = raw[: int(most)]
            self.wfile.write(b"* 1 FETCH (UID %s BODY[]<0> {%d}\r\n" % (uid.encode(), len(raw)))
            self.wfile.write(raw + b")\r\n")

    def do_copy(self, words: str) -> None:
        uid, name = words.split(" ", 1)
        self.server.folders[name.strip('"')][int(uid)] = self._here()[int(uid)]

    def do_move(self, words: str) -> None:
        self.do_copy(words)
        del self._here()[int(words.split()[0])]

    def do_store(self, words: str) -> None:
        uids, _blank, flags = words.partition(" ")
        assert flags == r"+FLAGS.SILENT (\Deleted)"
        self.server.deleted |= {(self.folder, int(uid)) for uid in uids.split(",")}

    def do_expunge(self, _words: str) -> None:
        for folder, uid in self.server.deleted:
            self.server.folders[folder].pop(uid, None)


@contextmanager
def running(
    capabilities: str = "MOVE UIDPLUS", certificate: tuple[Path, Path] | None = None
) -> Iterator[Mailboxes]:
    """With a certificate it is encrypted: at once, or with STARTTLS if it is capable of that."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if certificate else None
    if tls and certificate:
        tls.load_cert_chain(*certificate)
    with Mailboxes(capabilities=capabilities, tls=tls) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
