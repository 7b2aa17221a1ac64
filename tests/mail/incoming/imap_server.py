"""A small IMAP server on the loopback: folders of mails, and as much of RFC 3501 as is used."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Mailboxes(socketserver.ThreadingTCPServer):
    """The folders with their mails by UID, and what clients asked."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *, capabilities: str):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.capabilities = capabilities
        self.folders: dict[str, dict[int, bytes]] = {"INBOX": {}}
        self.deleted: set[tuple[str, int]] = set()
        self.asked: list[str] = []
        self.refused = ""  # a command that is answered NO
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
            "is_tls": False,
            "starts_tls": False,
            "username": "reader",
            "password": "secret",
            "folder": "INBOX",
            "timeout": 5,
        }


class _Conversation(socketserver.StreamRequestHandler):
    server: Mailboxes
    folder = ""

    def handle(self) -> None:
        self._say("* OK ready")
        for line in self.rfile:
            tag, _blank, rest = line.decode().strip().partition(" ")
            command, _blank, words = rest.partition(" ")
            if command == "UID":
                command, _blank, words = words.partition(" ")
            self.server.asked.append(f"{command} {words}".strip())
            if command == self.server.refused:
                self._say(f"{tag} NO refused")
                continue
            answer = getattr(self, f"do_{command.lower()}")(words)
            self._say(f"{tag} {answer or 'OK done'}")
            if command == "LOGOUT":
                return

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def _here(self) -> dict[int, bytes]:
        return self.server.folders[self.folder]

    def do_capability(self, _words: str) -> None:
        self._say(f"* CAPABILITY IMAP4REV1 {self.server.capabilities}".strip())

    def do_login(self, words: str) -> str:
        return "OK done" if words == 'reader "secret"' else "NO wrong"

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
def running(capabilities: str = "MOVE UIDPLUS") -> Iterator[Mailboxes]:
    with Mailboxes(capabilities=capabilities) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
