"""A real HTTPS server in the place of Google's, that answers well or in every wrong way we can think of."""

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import trustme

Behaviour = Callable[["Handler"], None]
FOR_EVER = 30  # seconds, ten times as long as we wait for Google


class Handler(BaseHTTPRequestHandler):
    """One question. How it is answered is the server's `behaviour`."""

    server: "Verifier"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.questions.append((self.path, parse_qs(body, keep_blank_values=True)))
        self.server.behaviour(self)

    def say(self, body: bytes, status: int = 200, kind: str = "application/json") -> None:
        """A whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Say nothing: the tests look at `questions`."""


class Verifier(ThreadingHTTPServer):
    """Listens on a port of its own until `close`.

    `questions`: what it was asked, with every field. `is_waited_out`: somebody waited for an answer FOR_EVER.
    """

    daemon_threads = True

    def __init__(self, authority: trustme.CA, name: str = "localhost") -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour: Behaviour = passes
        self.questions: list[tuple[str, dict[str, list[str]]]] = []
        self.is_waited_out = False
        self.over = threading.Event()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: here connections are meant to break."""

    @property
    def address(self) -> str:
        """Name and port."""
        return f"localhost:{self.server_port}"

    def close(self) -> None:
        """Let go of everybody who waits, and of the port."""
        self.over.set()
        self.shutdown()
        self.server_close()


def passes(handler: Handler) -> None:
    """A person."""
    handler.say(json.dumps({"success": True, "hostname": "localhost"}).encode())


def refuses(handler: Handler) -> None:
    """No person, or a token that was used before."""
    handler.say(json.dumps({"success": False, "error-codes": ["timeout-or-duplicate"]}).encode())


def says(body: bytes, status: int = 200, kind: str = "application/json") -> Behaviour:
    """That body, whatever it is."""
    return lambda handler: handler.say(body, status, kind)


def keeps_silent(handler: Handler) -> None:
    """Nothing at all, for longer than anybody waits."""
    handler.server.is_waited_out = not handler.server.over.wait(FOR_EVER)


def drips(handler: Handler) -> None:
    """One byte at a time: each comes before the socket gives up, the answer never does."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _byte in range(FOR_EVER * 2):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        if handler.server.over.wait(0.5):
            return
    handler.server.is_waited_out = True


def resets(handler: Handler) -> None:
    """Throws the connection away."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def talks_nonsense(handler: Handler) -> None:
    """Something that is not HTTP."""
    handler.wfile.write(b"kestrel kestrel\r\n\r\n")


WRONG: dict[str, Behaviour] = {
    "success: false": refuses,
    "an empty object": says(b"{}"),
    "a web page": says(b"<!doctype html><title>Log in to the Wi-Fi</title>", kind="text/html"),
    "HTTP 500": says(b"{}", status=500),
    "HTTP 403": says(b"no", status=403),
    "nothing in the body": says(b""),
    "a list": says(b"[true]"),
    "a number": says(b"1"),
    "bytes that are no text": says(b"\xff\xfe\x00"),
    "a very deep nest": says(b"[" * 100_000),
    "success: null": says(b'{"success": null}'),
    "a reset": resets,
    "nonsense": talks_nonsense,
    "silence": keeps_silent,
    "a byte now and then": drips,
}


def trusted(authority: trustme.CA, folder: Path) -> str:
    """A file with this authority's certificate, for SSL_CERT_FILE, where OpenSSL reads whom to trust."""
    file = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    return str(file)
