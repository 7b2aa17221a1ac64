"""Constant load on a site during an upgrade: readers with styles and scripts, and enquirers.

Started by upgrade_drill, or by hand beside a real upgrade:
python -m tests.benchmarks.drills.upgrade_load https://briefings.firm.example --at 127.0.0.1:443
"""

import argparse
import collections
import http.client
import random
import re
import signal
import socket
import ssl
import sys
import threading
import time
import uuid
from html import unescape
from urllib.parse import urlencode, urlsplit

STATIC = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"')
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
LISTS = ("/en/", "/zh-hant/", "/zh-hans/briefings/", "/en/briefings/", "/en/briefings/?q=law")
FORM, SIGN_IN = "/en/contact/", "/admin/login/"
HALF_A_STYLESHEET = 500  # bytes


class Browser:
    """A browser-like client: one persistent connection, and cookies."""

    def __init__(self, site: str, at: str):
        parts = urlsplit(site)
        self.https, self.host = parts.scheme == "https", parts.netloc
        host, _colon, port = (at or parts.netloc).partition(":")
        self.place = (host, int(port or (443 if self.https else 80)))
        self.cookies: dict[str, str] = {}
        self.line: http.client.HTTPConnection | None = None

    def _open(self) -> http.client.HTTPConnection:
        line = http.client.HTTPConnection(*self.place, timeout=60)
        line.sock = socket.create_connection(self.place, timeout=60)
        if self.https:
            trusting = ssl.create_default_context()
            trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
            line.sock = trusting.wrap_socket(line.sock, server_hostname=self.host)
        return line

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Return status, body and redirect target."""
        self.line = self.line or self._open()
        headers = {"Host": self.host, "Origin": f"http{'s' * self.https}://{self.host}"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode(form) if form is not None else None
        try:
            self.line.request("GET" if form is None else "POST", path, body, headers)
            answer = self.line.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if answer.headers.get("Connection", "").lower() == "close":
            self.close()
        return answer.status, text, answer.headers.get("Location", "")

    def close(self) -> None:
        if self.line:
            self.line.close()
        self.line = None


class Load:
    """Readers and enquirers at a steady pace until stopped; every response is checked."""

    def __init__(self, site: str, at: str = "", *, readers: int = 6, enquirers: int = 2):
        self.site, self.at = site, at
        self.ending = threading.Event()
        self.counted: collections.Counter[str] = collections.Counter()
        self.failures: list[str] = []
        self.accepted: list[str] = []
        self.slowest = 0.0
        self.began = time.monotonic()
        self.threads = [
            threading.Thread(target=self._run, args=(self._read,)) for _ in range(readers)
        ]
        self.threads += [
            threading.Thread(target=self._run, args=(self._enquire,)) for _ in range(enquirers)
        ]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def end(self) -> None:
        self.ending.set()
        for thread in self.threads:
            thread.join()

    def report(self) -> str:
        kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(self.counted.items()))
        sums = (
            f"{sum(self.counted.values())} requests ({kinds}); enquiries accepted: "
            f"{len(self.accepted)}; failed: {len(self.failures)}; slowest {self.slowest:.1f} s"
        )
        lines = [sums, *self.failures[:40]]
        return "\n".join(lines)

    def _run(self, visit) -> None:
        while not self.ending.is_set():
            browser = Browser(self.site, self.at)
            for _visit in range(random.randint(1, 20)):
                if self.ending.is_set():
                    break
                visit(browser)
                time.sleep(0.05)
            browser.close()

    def _ask(self, kind: str, browser: Browser, path: str, wanted: int, form=None):
        self.counted[kind] += 1
        began = time.monotonic()
        try:
            status, text, to = browser.ask(path, form)
        except (OSError, http.client.HTTPException) as error:
            status, text, to = 0, f"{type(error).__name__}: {error}", ""
        self.slowest = max(self.slowest, time.monotonic() - began)
        if status != wanted:
            after = began - self.began
            self.failures.append(f"  {after:6.1f} s {kind} {path}: {status or text} {text[:80]!r}")
            return None
        return text, to

    def _read(self, browser: Browser) -> None:
        path = random.choice([*LISTS, SIGN_IN, *self._briefings(browser)])
        page = self._ask("page", browser, path, 200)
        if page:
            self._fetch_what_it_needs(browser, page[0], path)

    def _briefings(self, browser: Browser) -> list[str]:
        page = self._ask("page", browser, "/en/briefings/", 200)
        return re.findall(r'href="(/en/briefings/[\d]+-\d+/[^"]*)"', page[0] if page else "")

    def _fetch_what_it_needs(self, browser: Browser, page: str, path: str) -> None:
        files = set(STATIC.findall(page))
        if not any(file.endswith(".css") for file in files):
            self.failures.append(f"  {path} names no stylesheet")
        for file in files:
            got = self._ask("file", browser, file, 200)
            if got and file.endswith(".css") and "site" in file and len(got[0]) < HALF_A_STYLESHEET:
                self.failures.append(f"  {file} is cut short")

    def _enquire(self, browser: Browser) -> None:
        page = self._ask("form", browser, FORM, 200)
        if not page:
            return
        time.sleep(random.uniform(0, 0.5))
        typed = {name: unescape(value) for name, value in FIELD.findall(page[0])}
        mark = f"mark-{uuid.uuid4()}"
        typed |= {
            "name": "Drill",
            "email": "drill@client.example",
            "message": mark,
            "consent": "on",
        }
        sent = self._ask("enquiry", browser, FORM, 302, typed)
        if sent:
            self.accepted.append(mark)
            self._ask("receipt", browser, urlsplit(sent[1]).path, 200)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", help="its address")
    parser.add_argument(
        "--at", default="", help="host:port that answers for it; not looked up then"
    )
    parser.add_argument("--seconds", type=float, default=120)
    options = parser.parse_args()
    load = Load(options.site, options.at)
    # Both need a handler: a shell's & makes children ignore Ctrl-C.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: load.ending.set())
    sys.stderr.write(f"Visiting {options.site} until Ctrl-C, or for {options.seconds:.0f} s.\n")
    load.start()
    load.ending.wait(options.seconds)
    load.end()
    print(load.report())
    return 1 if load.failures else 0


if __name__ == "__main__":
    sys.exit(main())
