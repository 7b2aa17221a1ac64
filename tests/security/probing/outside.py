"""Asks the product as strangers do: bytes over a socket, to a server with production settings."""

import http.client
import re
import socket
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
from django.test import override_settings

from tests.support import processes
from tests.support.patience import PATIENCE

HOST = "briefings.firm.example"
PASSWORD = "correct horse battery"
KEY = "only-for-this-run-0123456789-abcdefghijklmnopqrstuvwxyz"
HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
SECRET = "JBSWY3DPEHPK3PXP"


def make_staff() -> None:
    """A lawyer with an app set up, in the server's own database and readable with its key."""
    with override_settings(SECRET_KEY=KEY, PASSWORD_HASHERS=HASHERS):
        lawyer = User.objects.create_superuser("lawyer", password=PASSWORD)
        TOTP.activate(lawyer, SECRET)


def production_environment(folder: Path, database: str, **more: str) -> dict[str, str]:
    """Return the environment of the product with its own settings, behind a proxy."""
    return processes.environment(
        folder,
        database,
        DJANGO_SETTINGS_MODULE="config.settings",
        PRODUCTION="yes",
        BEHIND_PROXY="yes",
        SECRET_KEY=KEY,
        ALLOWED_HOSTS=f"{HOST},127.0.0.1",
        MAIL_FROM=f"briefings@{HOST}",
        **more,
    )


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: str

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())


@dataclass
class Production:
    """A server, seen through the firm's own proxy."""

    port: int
    env: dict[str, str]
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        given = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            given.setdefault("Cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in given.items():
                connection.putheader(name, value)
            if body:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return Answer(answer.status, answer.getheaders(), text)
        finally:
            connection.close()

    def raw(self, request: bytes, *, and_no_more: bool = False) -> bytes:
        """Whatever comes back; nothing when the line is cut."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            line.sendall(request)
            if and_no_more:  # or the server would wait for the rest of the body
                line.shutdown(socket.SHUT_WR)
            answer = b""
            try:
                while chunk := line.recv(65536):
                    answer += chunk
                    if b"\r\n\r\n" in answer:
                        break
            except (TimeoutError, ConnectionError):
                pass
            return answer

    def send(self, path: str, data: dict[str, str], **headers: str) -> Answer:
        """Opens the form, then sends it with its token and cookies, as a browser would."""
        visitor = Production(self.port, self.env, self.cookies)
        page = visitor.ask(path)
        visitor.keep(page)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.body)
        filled = {"csrfmiddlewaretoken": token[1] if token else ""} | data
        headers = {"Origin": f"https://{HOST}", "Referer": f"https://{HOST}{path}"} | headers
        headers.setdefault("Content_Type", "application/x-www-form-urlencoded")
        answer = visitor.ask(path, "POST", urlencode(filled).encode(), **headers)
        visitor.keep(answer)
        self.cookies.update(visitor.cookies)
        return answer

    def keep(self, answer: Answer) -> None:
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]

    def visitor(self) -> "Production":
        return Production(self.port, self.env, {})
