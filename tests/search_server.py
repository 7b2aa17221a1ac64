"""A small search server on this machine: the part of OpenSearch's documented API that we use.

It is not OpenSearch. It evaluates honestly what it knows on the documents it was given: texts split
at blanks, phrases by position, changes found only after a refresh. All else it refuses with 400, so
that nothing passes here by being ignored.
"""

import json
import ssl
import threading
import time
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

LARGEST_WINDOW = 10_000
USER, PASSWORD = "briefings", "p@ss/wörd"


class Refusal(Exception):
    def __init__(self, status: int, kind: str, why: str = ""):
        self.status, self.kind, self.why = status, kind, why


def _written(handler: BaseHTTPRequestHandler, content: bytes) -> bool:
    try:
        handler.wfile.write(content)
    except OSError:  # the client did not wait
        handler.close_connection = True
        return False
    return True


def _unknown(what: object) -> Refusal:
    return Refusal(400, "parsing_exception", f"not known here: {what}")


class SearchServer:
    """Start it, ask it; `mood`: kind, broken, partial, full, forgetful, or "says " and what.

    How it sends its answer: slow, creeping (its head as well), cut, endless.
    """

    def __init__(self):
        self.indexes: dict[str, Index] = {}
        self.mood = "kind"
        self.asked: list[str] = []
        self.lock = threading.Lock()

    def start(self, certificate: ssl.SSLContext | None = None) -> "SearchServer":
        house = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *args):
                pass

            def do(self):
                length = int(self.headers.get("Content-Length") or 0)
                house.answer(self, self.rfile.read(length))

            do_GET = do_PUT = do_POST = do_DELETE = do

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        if certificate:
            self._http.socket = certificate.wrap_socket(self._http.socket, server_side=True)
        self.port = self._http.server_port
        scheme = "https" if certificate else "http"
        self.url = f"{scheme}://{USER}:p%40ss%2Fw%C3%B6rd@127.0.0.1:{self.port}/briefings"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def stop(self):
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(5)

    def answer(self, handler: BaseHTTPRequestHandler, content: bytes):
        self.asked.append(f"{handler.command} {handler.path}")
        try:
            self._let_in(handler)
            with self.lock:
                status, answer = 200, self._do(handler, content)
        except Refusal as refusal:
            status = refusal.status
            answer = {"error": {"type": refusal.kind, "reason": refusal.why}, "status": status}
        body = json.dumps(answer).encode()
        if self.mood.startswith("says "):
            body = self.mood.removeprefix("says ").encode()
        # Even the head of the answer comes a byte now and then.
        if self.mood == "creeping" and not self._drip(
            handler, b"HTTP/1.1 200 OK\r\nX: " + b"x" * 80
        ):
            return
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json; charset=UTF-8")
        length = 1 << 40 if self.mood == "endless" else len(body)
        handler.send_header("Content-Length", str(length))
        handler.end_headers()
        if self.mood == "cut":
            body = body[: len(body) // 2]
            handler.close_connection = True
        # Slow is a byte now and then: no single wait of the client is long.
        if self.mood == "slow":
            self._drip(handler, body)
        else:
            _written(handler, body)

    def _drip(self, handler: BaseHTTPRequestHandler, content: bytes) -> bool:
        for byte in content:
            if not _written(handler, bytes([byte])):
                return False
            time.sleep(0.05)
        return True

    def _let_in(self, handler: BaseHTTPRequestHandler):
        if self.mood == "broken":
            raise Refusal(503, "cluster_block_exception")
        wanted = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if handler.headers.get("Authorization") != f"Basic {wanted}":
            raise Refusal(401, "security_exception")

    def _do(self, handler: BaseHTTPRequestHandler, content: bytes) -> dict:
        address = urlsplit(handler.path)
        name, _, action = address.path.strip("/").partition("/")
        options = parse_qs(address.query, strict_parsing=bool(address.query))
        kind = handler.headers.get("Content-Type")
        match (handler.command, action, kind):
            case ("GET", "", None) if not name and not options:
                return {"version": {"distribution": "a test's own", "number": "0"}}
            case ("PUT", "", "application/json") if not options:
                return self._create(name, json.loads(content))
            case ("DELETE", "", None) if not options:
                self._index(name)
                del self.indexes[name]
                return {"acknowledged": True}
            case ("POST", "_refresh", None) if not options:
                if self.mood != "forgetful":
                    self._index(name).refresh()
                return {"_shards": _SHARDS}
            case ("POST", "_bulk", "application/x-ndjson") if not options:
                return self._bulk(self._index(name), content)
            case ("POST", "_search", "application/json") if not options:
                answer = self._index(name).search(json.loads(content))
                return answer | {"timed_out": self.mood == "partial"}
        raise _unknown(f"{handler.command} {handler.path} {kind}")

    def _index(self, name: str) -> "Index":
        if name not in self.indexes:
            raise Refusal(404, "index_not_found_exception")
        return self.indexes[name]

    def _create(self, name: str, form: dict) -> dict:
        if name in self.indexes:
            raise Refusal(400, "resource_already_exists_exception")
        if not name or name != name.lower() or name.startswith(("_", "-")):
            raise Refusal(400, "invalid_index_name_exception")
        self.indexes[name] = Index(form)
        return {"acknowledged": True, "shards_acknowledged": True, "index": name}

    def _bulk(self, index: "Index", content: bytes) -> dict:
        if not content.endswith(b"\n"):
            raise Refusal(400, "illegal_argument_exception", "must end with a newline")
        lines = [json.loads(line) for line in content.splitlines()]
        items = []
        while lines:
            ((action, about),) = lines.pop(0).items()
            if about.keys() != {"_id"} or action not in ("index", "delete"):
                raise _unknown(about)
            status = 429
            if action == "delete":
                status = 200 if index.written.pop(about["_id"], None) else 404
            elif self.mood == "full":
                lines.pop(0)
            else:
                index.write(about["_id"], lines.pop(0))
                status = 201
            items.append({action: {"_id": about["_id"], "status": status}})
        errors = any(item.get("index", {}).get("status") == 429 for item in items)
        return {"took": 1, "errors": errors, "items": items}


_SHARDS = {"total": 1, "successful": 1, "skipped": 0, "failed": 0}
_FIELDS = {
    ("long",): {"type": "long"},
    ("keyword",): {"type": "keyword"},
    ("text",): {"type": "text", "analyzer": "whitespace", "norms": False},
}


class Index:
    """Documents as written, and as they can be found since the last refresh."""

    def __init__(self, form: dict):
        mappings = form.get("mappings", {})
        if form.keys() != {"mappings"} or mappings.keys() != {"dynamic", "_source", "properties"}:
            raise _unknown(form)
        if mappings["dynamic"] != "strict" or mappings["_source"] != {"enabled": False}:
            raise _unknown(mappings)
        if any(field not in _FIELDS.values() for field in mappings["properties"].values()):
            raise _unknown(mappings["properties"])
        self.types = {name: field["type"] for name, field in mappings["properties"].items()}
        self.written: dict[str, dict] = {}
        self.found: dict[str, dict] = {}

    def refresh(self):
        self.found = dict(self.written)

    def write(self, identity: str, source: dict):
        if source.keys() - self.types.keys():
            raise Refusal(400, "strict_dynamic_mapping_exception")
        document = {}
        for name, value in source.items():
            values = value if isinstance(value, list) else [value]
            match self.types[name]:
                case "long" if all(type(one) is int and abs(one) < 1 << 63 for one in values):
                    document[name] = values
                case "keyword" if all(isinstance(one, str) for one in values):
                    document[name] = values
                case "text" if isinstance(value, str):
                    document[name] = value.split()
                case _:
                    raise Refusal(400, "mapper_parsing_exception", name)
        self.written[identity] = document

    def search(self, question: dict) -> dict:
        known = {"query", "size", "sort", "track_total_hits"}
        if question.keys() != known or question["track_total_hits"] is not False:
            raise _unknown(question)
        if not 0 <= question["size"] <= LARGEST_WINDOW:
            raise Refusal(400, "illegal_argument_exception", "Result window is too large")
        order = [self._descending(one) for one in question["sort"]]
        rows = [
            # What lacks a field comes last in a descending order.
            ([max(one.get(name, [-(1 << 63)])) for name in order], identity)
            for identity, one in self.found.items()
            if self.holds(question["query"], one)
        ]
        rows.sort(reverse=True)
        hits = [{"_id": identity, "sort": sort} for sort, identity in rows[: question["size"]]]
        return {"took": 1, "_shards": _SHARDS, "hits": {"max_score": None, "hits": hits}}

    def _descending(self, sort: dict) -> str:
        ((name, direction),) = sort.items()
        if direction != "desc" or self.types.get(name) != "long":
            raise _unknown(sort)
        return name

    def holds(self, query: dict, document: dict) -> bool:
        ((kind, about),) = query.items()
        match kind:
            case "bool":
                return self._bool(about, document)
            case "term" | "terms" | "range":
                ((name, wanted),) = about.items()
                if self.types.get(name) not in ("long", "keyword"):
                    raise _unknown(query)
                return any(_fits(kind, wanted, value) for value in document.get(name, []))
            case "match_phrase" | "match_phrase_prefix" | "prefix":
                ((name, wanted),) = about.items()
                if self.types.get(name) != "text":
                    raise _unknown(query)
                return self.has_phrase(kind, wanted, document.get(name, []))
        raise _unknown(query)

    def _bool(self, about: dict, document: dict) -> bool:
        if about.keys() == {"filter"}:
            # All are looked at: what is unknown is refused wherever it stands.
            held = [self.holds(one, document) for one in about["filter"]]
            return all(held)
        if about.keys() == {"should", "minimum_should_match"}:
            held = [self.holds(one, document) for one in about["should"]]
            return sum(held) >= about["minimum_should_match"]
        raise _unknown(about)

    def has_phrase(self, kind: str, wanted: dict, words: list[str]) -> bool:
        if kind == "prefix" and wanted.keys() == {"value"}:
            return any(word.startswith(wanted["value"]) for word in words)
        if kind == "match_phrase" and wanted.keys() == {"query"}:
            *whole, last = wanted["query"].split()
            lasts = {last}
        elif kind == "match_phrase_prefix" and wanted.keys() == {"query", "max_expansions"}:
            *whole, last = wanted["query"].split()
            begun = sorted(word for word in self._words() if word.startswith(last))
            lasts = set(begun[: wanted["max_expansions"]])
        else:
            raise _unknown(wanted)
        return any(
            words[place + len(whole)] in lasts and words[place : place + len(whole)] == whole
            for place in range(len(words) - len(whole))
        )

    def _words(self) -> set[str]:
        fields = [name for name, kind in self.types.items() if kind == "text"]
        return {
            word for one in self.found.values() for name in fields for word in one.get(name, [])
        }


def _fits(kind: str, wanted: object, value: int | str) -> bool:
    match kind, wanted:
        case "term", int() | str():
            return value == wanted
        case "terms", list():
            return value in wanted
        case "range", {"gte": int(first), "lt": int(after), **rest} if not rest:
            return first <= value < after
    raise _unknown(wanted)
