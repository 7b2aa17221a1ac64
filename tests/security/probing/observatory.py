"""Scores an answer's headers by Mozilla's published HTTP Observatory rules (version 5).

Only the rules that one answer can show; "preloaded", which asks a list elsewhere, is left out.
Bonuses count from 90 points on, as they do there.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Score:
    points: int = 100
    bonus: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, points: int, note: str) -> None:
        if points > 0:
            self.bonus += points
        else:
            self.points += points
        if points:
            self.notes.append(f"{points:+d} {note}")

    @property
    def total(self) -> int:
        return max(0, self.points + (self.bonus if self.points >= 90 else 0))


def score(headers: list[tuple[str, str]], body: str = "") -> Score:
    found: dict[str, list[str]] = {}
    for name, value in headers:
        found.setdefault(name.lower(), []).append(value)
    result = Score()
    policy = _policy(found)
    _content_policy(result, policy)
    _framing(result, policy, found)
    _cookies(result, found.get("set-cookie", []), hsts="strict-transport-security" in found)
    _transport(result, found)
    _plain_headers(result, found)
    _scripts(result, body)
    return result


def _policy(found: dict[str, list[str]]) -> dict[str, set[str]]:
    parts = ";".join(found.get("content-security-policy", [])).split(";")
    words = [part.split() for part in parts if part.strip()]
    return {name.lower(): set(values) for name, *values in words}


def _content_policy(result: Score, policy: dict[str, set[str]]) -> None:
    if not policy:
        return result.add(-25, "no content policy")
    default = policy.get("default-src", {"*"})
    scripts, styles = policy.get("script-src", default), policy.get("style-src", default)
    active = scripts | policy.get("object-src", default)
    if "'unsafe-inline'" in scripts or active & {"*", "data:", "http:", "https:"}:
        return result.add(-20, "scripts from anywhere")
    if any(value.startswith("http://") for values in policy.values() for value in values):
        return result.add(-20, "insecure sources")
    if "'unsafe-eval'" in scripts | styles:
        return result.add(-10, "unsafe-eval")
    if "'unsafe-inline'" in styles or styles & {"*", "data:", "http:", "https:"}:
        return result.add(0, "unsafe styles")
    return result.add(10 if default == {"'none'"} else 5, "strict content policy")


def _framing(result: Score, policy: dict, found: dict) -> None:
    if policy.get("frame-ancestors") in ({"'none'"}, {"'self'"}):
        result.add(5, "framing refused by policy")
    elif found.get("x-frame-options", [""])[0].upper() not in ("DENY", "SAMEORIGIN"):
        result.add(-20, "may be framed")


def _cookies(result: Score, cookies: list[str], *, hsts: bool) -> None:
    if not cookies:
        return
    worst = 5
    for cookie in cookies:
        name, *attributes = [part.strip().lower() for part in cookie.split(";")]
        is_session = "session" in name or "csrf" in name
        if "secure" not in attributes:
            worst = min(worst, -5 if hsts else (-40 if is_session else -20))
        if is_session and "httponly" not in attributes:
            worst = min(worst, -30)
        if not any(part in ("samesite=lax", "samesite=strict") for part in attributes):
            worst = min(worst, -20 if "csrf" in name else 0)
    result.add(worst, "cookies")


def _transport(result: Score, found: dict[str, list[str]]) -> None:
    age = re.search(r"max-age=(\d+)", found.get("strict-transport-security", [""])[0])
    if not age:
        result.add(-20, "no HSTS")
    elif int(age[1]) < 15_552_000:
        result.add(-10, "short HSTS")


def _plain_headers(result: Score, found: dict[str, list[str]]) -> None:
    if found.get("x-content-type-options") != ["nosniff"]:
        result.add(-5, "no nosniff")
    private = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    referrer = found.get("referrer-policy", [""])[0]
    if referrer in private:
        result.add(5, "private referrer")
    elif referrer:
        result.add(-5, "referrer leaks")
    if found.get("cross-origin-resource-policy", [""])[0] in ("same-origin", "same-site"):
        result.add(10, "resources kept to the site")
    if found.get("access-control-allow-origin") == ["*"]:
        result.add(-50, "readable from anywhere")


def _scripts(result: Score, body: str) -> None:
    outside = _Outside()
    outside.feed(body)
    if any(not source.startswith("https://") for source in outside.scripts):
        result.add(-50, "scripts over plain HTTP")
    elif outside.scripts:
        result.add(-5, "foreign scripts without integrity")


class _Outside(HTMLParser):
    """Scripts of other sites, without an integrity."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        source = given.get("src") or ""
        if tag == "script" and "//" in source and not given.get("integrity"):
            self.scripts.append(source)
