"""A real mail server on this machine that receives the tests' mails."""

import asyncio
import email
import email.policy
import logging
import threading
import time
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP

from tests.support.patience import PATIENCE

logging.getLogger("mail.log").setLevel(logging.WARNING)


class Postbox:
    """A mail server that keeps what it gets, and misbehaves as it is told."""

    def __init__(self):
        self.mails: list[EmailMessage] = []
        self.moods: list[str] = []  # in which each mail came
        self.recipients: list[str] = []
        self.mood = "kind"
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mood.isdecimal():
            return f"{self.mood} not now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mood = self.mood
        if mood == "hangs":
            await asyncio.sleep(3600)
        if mood != "drops":
            mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
            self.moods.append(mood)
            self.mails.append(mail)
            self.recipients += envelope.rcpt_tos
        if mood in ("cuts", "drops"):  # with the mail, or without it
            server.transport.abort()
        return "250 OK"

    def start(self, port: int = 0) -> "Postbox":
        self._started = threading.Event()
        self._wanted_port = port
        self._thread.start()
        assert self._started.wait(PATIENCE)
        return self

    def _run(self):
        asyncio.set_event_loop(self._loop)
        make = lambda: SMTP(self, enable_SMTPUTF8=True)  # noqa: E731
        self._server = self._loop.run_until_complete(
            self._loop.create_server(make, "127.0.0.1", self._wanted_port)
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self._started.set()
        self._loop.run_forever()

    def stop(self):
        async def close():
            self._server.close()
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            self._loop.stop()

        asyncio.run_coroutine_threadsafe(close(), self._loop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def wait_for(self, count: int, seconds: float = PATIENCE) -> None:
        until = time.monotonic() + seconds
        while len(self.mails) < count and time.monotonic() < until:
            time.sleep(0.02)
        assert len(self.mails) >= count, f"{len(self.mails)} of {count} mails came"
