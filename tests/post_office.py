"""A real mail server in a thread."""

import socket
from asyncio import sleep
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


class PostOffice:
    """Takes letters at a port of its own. `answers` are its next replies; after those it says yes."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.letters: list[Message] = []
        self.answers: list[str] = []
        self.slow = 0.0  # seconds that it thinks about each letter
        self.controller: Controller | None = None

    def open(self) -> None:
        """Let letters in."""
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def close(self) -> None:
        """Answer nobody."""
        if self.controller:
            self.controller.stop()
            self.controller = None

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        await sleep(self.slow)
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        return self.answers.pop(0) if self.answers else "250 Thank you"
