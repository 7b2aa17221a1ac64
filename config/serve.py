"""`python -m config.serve`: check the configuration, then become the web server.

The settings, the port and the database are checked first, because the server reports a mistake in
any of them with a traceback per process. Then this process becomes the server, so its supervisor
watches and ends the server itself.
"""

import argparse
import logging
import os
import socket
import sys
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from operations.health import database_state

BASE_DIR = Path(__file__).resolve().parent.parent
# Without respawning, the death of one worker process would end the whole server. A half-sent
# request holds a thread until the rest comes (operations/web/capacity/body_limit.py), and so does
# one that waits its turn (work_limit.py beside it), so there must be many; a line on which nothing
# comes holds none and is cut after 10 s.
WEB_SERVER = ["granian", "--interface", "wsgi", "--workers", "2", "--respawn-failed-workers"]
WEB_SERVER += ["--blocking-threads", "768", "--backpressure", "8192"]
WEB_SERVER += ["--http", "1", "--http1-header-read-timeout", "10000"]
WEB_SERVER += ["--workers-kill-timeout", "30", "--no-ws", "--log-level", "warning"]
APPLICATION = "config.wsgi:application"
log = logging.getLogger(__name__)


def main(arguments: list[str]) -> None:
    place = _place(arguments)
    os.chdir(BASE_DIR)
    if wrong := _port_in_use(place.host, place.port) or _settings_or_database():
        sys.exit(wrong)
    at = ["--host", place.host, "--port", str(place.port)]
    os.execv(sys.executable, [sys.executable, "-m", *WEB_SERVER, *at, APPLICATION])


def _place(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m config.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    return parser.parse_args(arguments)


def _port_in_use(host: str, port: int) -> str:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return (
                f"{host}:{port} cannot be used ({error.strerror}). "
                "End the program that uses it, or choose another port."
            )
    return ""


def _settings_or_database() -> str:
    """Return a sentence on a wrong setting or missing migrations, else an empty text.

    A database that does not answer is only logged, because it may return.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        return database_state.lacking(database_state.unapplied_migrations())
    except ImproperlyConfigured as error:
        return str(error)
    except DatabaseError as error:
        log.warning("%s", database_state.does_not_answer(error))
        return ""


if __name__ == "__main__":
    main(sys.argv[1:])
