"""A passkey made of Python: answers what a browser would, for tests without one."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

HOST = "localhost"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class Passkey:
    """One credential. `verifies`: it asks for a PIN; `alone`: it says that it is a passkey."""

    def __init__(self, *, verifies=True, alone=False):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.verifies, self.alone = verifies, alone
        self.owner = b""

    def create(self, options: dict) -> str:
        """The answer to a page's creation options, as its form posts it."""
        asked = options["publicKey"]
        self.owner = asked["user"]["id"]
        stated = {"fmt": "none", "attStmt": {}, "authData": self._data(ATTESTED)}
        response = {
            "clientDataJSON": self._client("webauthn.create", asked["challenge"]),
            "attestationObject": cbor.encode(stated),
        }
        return self._told(response)

    def get(self, options: dict) -> str:
        """The answer to a page's request options."""
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        data = self._data()
        signed = data + hashlib.sha256(client).digest()
        response = {
            "clientDataJSON": client,
            "authenticatorData": data,
            "signature": self.key.sign(signed, ec.ECDSA(hashes.SHA256())),
        }
        return self._told(response, userHandle=self.owner)

    def _data(self, flags=0) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        data = hashlib.sha256(HOST.encode()).digest() + bytes([flags]) + bytes(4)
        if flags & ATTESTED:
            public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
            data += bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        return data

    def _client(self, kind, challenge) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": f"http://{HOST}"}
        return json.dumps(told).encode()

    def _told(self, response, **more) -> str:
        named = websafe_encode(self.id)
        return json.dumps(
            {
                "id": named,
                "rawId": named,
                "type": "public-key",
                "response": {name: websafe_encode(value) for name, value in response.items()}
                | more,
                "clientExtensionResults": {"credProps": {"rk": self.alone}},
            }
        )
