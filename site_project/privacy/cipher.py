"""Envelope encryption for words that only the right people may read.

Each value gets a data key of its own (AES-256-GCM); the data key is wrapped by the newest field key.
Both layers are bound to a *context* (model, field and row), so a value moved to another row or field does
not open. Rotation wraps the data key anew and never touches the words.

Layout of a sealed value (URL-safe base64 without padding):
    version 1 byte | field key id 4 bytes | nonce 12 | wrapped data key 32+16 | nonce 12 | words n+16

Nonces are random 96-bit; one field key wraps far fewer than 2**32 values (NIST SP 800-38D, 8.3).
"""

import base64
import hashlib
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
KEY_BYTES, NONCE_BYTES, TAG_BYTES, KEY_ID_BYTES = 32, 12, 16, 4
SHOWN_SIGNS = 6  # of a sealed value; they tell its version and 28 of the 32 bits of its key's id
HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES


class CannotOpen(ValueError):
    """The value was changed, moved, or sealed with a key that is not here. Carries no content."""


def key_id(key: bytes) -> bytes:
    """Four bytes that name a field key without telling anything about it."""
    return hashlib.sha256(b"schoolgate field key id" + key).digest()[:KEY_ID_BYTES]


class Cipher:
    """Seals with the first key and opens with any of them."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        """`keys`: AES-256 keys, newest first. Raises ValueError where one has another length."""
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise ValueError(f"Field keys must be {KEY_BYTES} bytes each, and there must be one.")
        self._newest = keys[0]
        self._keys = {key_id(key): key for key in keys}

    def seal(self, words: str, context: str) -> str:
        """`words` as a sealed value that opens under the same `context` only."""
        data_key = AESGCM.generate_key(bit_length=256)
        nonce = os.urandom(NONCE_BYTES)
        body = nonce + AESGCM(data_key).encrypt(nonce, words.encode(), context.encode())
        return _encode(self._header(data_key, context) + body)

    def open(self, sealed: str, context: str) -> str:
        """The words of a sealed value. Raises `CannotOpen`."""
        raw = _decode(sealed)
        data_key = self._data_key(raw, context)
        nonce, body = raw[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES], raw[HEADER_BYTES + NONCE_BYTES :]
        try:
            return AESGCM(data_key).decrypt(nonce, body, context.encode()).decode()
        except InvalidTag:
            raise CannotOpen("This value was changed or moved.") from None

    def is_newest(self, sealed: str) -> bool:
        """Whether the newest field key wraps this value already."""
        return _decode(sealed)[1 : 1 + KEY_ID_BYTES] == key_id(self._newest)

    def beginnings(self) -> list[str]:
        """The first `SHOWN_SIGNS` of what each key wraps, newest first: finds values without opening them."""
        return [_encode(VERSION + name)[:SHOWN_SIGNS] for name in self._keys]

    def rewrap(self, sealed: str, context: str) -> str:
        """The same words, wrapped by the newest key. Raises `CannotOpen`."""
        raw = _decode(sealed)
        return _encode(self._header(self._data_key(raw, context), context) + raw[HEADER_BYTES:])

    def _header(self, data_key: bytes, context: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        wrapped = AESGCM(self._newest).encrypt(nonce, data_key, context.encode())
        return VERSION + key_id(self._newest) + nonce + wrapped

    def _data_key(self, raw: bytes, context: str) -> bytes:
        key = self._keys.get(raw[1 : 1 + KEY_ID_BYTES])
        if key is None:
            raise CannotOpen("The key that sealed this value is not here.")
        start = 1 + KEY_ID_BYTES
        nonce, wrapped = raw[start : start + NONCE_BYTES], raw[start + NONCE_BYTES : HEADER_BYTES]
        try:
            return AESGCM(key).decrypt(nonce, wrapped, context.encode())
        except InvalidTag:
            raise CannotOpen("This value was changed or moved.") from None


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decode(sealed: str) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
    except ValueError:
        raise CannotOpen("This is not a sealed value.") from None
    if len(raw) < HEADER_BYTES + NONCE_BYTES + TAG_BYTES or raw[:1] != VERSION:
        raise CannotOpen("This is not a sealed value.")
    return raw
