"""HTTP connections with a deadline for the whole exchange.

A socket's timeout restarts with every byte. A server that sends a byte a second, or a name with
several dead addresses, would block the caller for minutes (docs/decisions/0087).
"""

import http.client
import io
import socket
import ssl
import time
from functools import lru_cache, partial
from typing import Any

DEFAULT_PORTS = {"http": 80, "https": 443}


class Connection(http.client.HTTPConnection):
    """A connection that connects, sends and reads until `until`, a time of the monotonic clock.

    Set `until` before each exchange; after it, TimeoutError is raised. With an `address`, the host
    is not looked up, but a certificate must still be the host's. Looking a host up is the system's
    and not bounded. A response of more than `most_bytes` raises HTTPException.
    """

    def __init__(
        self, scheme: str, host: str, port: int | None = None, *, most_bytes: int, address: str = ""
    ):
        super().__init__(host, port or DEFAULT_PORTS[scheme])
        self.default_port = DEFAULT_PORTS[scheme]
        self.response_class = partial(_Response, connection=self)  # type: ignore[assignment]
        self.until = 0.0
        self.most_bytes = most_bytes
        self._scheme, self._address = scheme, address

    def seconds_left(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def connect(self) -> None:
        self.sock = self._connect()
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._scheme == "https":
            self.sock.settimeout(self.seconds_left())
            self.sock = certificates().wrap_socket(self.sock, server_hostname=self.host)

    def _connect(self) -> socket.socket:
        """Connect to the first address that answers; each gets an equal part of the time left."""
        flags = socket.AI_NUMERICHOST if self._address else 0
        host = self._address or self.host
        places = socket.getaddrinfo(host, self.port, type=socket.SOCK_STREAM, flags=flags)
        problem: OSError = ConnectionError()
        for tried, (family, kind, protocol, _name, place) in enumerate(places):
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(self.seconds_left() / (len(places) - tried))
                sock.connect(place)
            except OSError as error:
                sock.close()
                problem = error
            else:
                return sock
        raise problem

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        self.sock.settimeout(self.seconds_left())
        super().send(data)


class _Response(http.client.HTTPResponse):
    """A response whose head and body are read through `_Stream`."""

    def __init__(self, sock: socket.socket, *args: Any, connection: Connection, **options: Any):
        super().__init__(sock, *args, **options)
        self.fp.close()
        self.fp = io.BufferedReader(_Stream(sock, connection))


class _Stream(io.RawIOBase):
    def __init__(self, sock: socket.socket, connection: Connection):
        super().__init__()
        self._sock, self._connection = sock, connection
        # The socket stays open for this file if the connection is closed first.
        self._file = sock.makefile("rb", buffering=0)
        self._allowed = connection.most_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._connection.seconds_left())
        count = self._file.readinto(buffer)
        self._allowed -= count or 0
        if self._allowed < 0:
            raise http.client.HTTPException("response too long")
        return count

    def close(self) -> None:
        self._file.close()
        super().close()


@lru_cache(maxsize=1)
def certificates() -> ssl.SSLContext:
    """Return the system's authorities; SSL_CERT_FILE names those of a firm that signs its own."""
    return ssl.create_default_context()
