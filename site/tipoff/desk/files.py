"""The worker's script: libsodium, the vault's library and the worker, answered as one file.

One file, so that its policy needs no script address at all (policies.py). The address carries a
digest of the file and its policy, so a browser may keep it for ever and still never runs an old
one: a new release has a new address.
"""

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders

from tipoff.desk import policies

LIBRARY = ("libsodium-sumo.js", "libsodium-wrappers.js")
OWN = (
    "words.js",
    "core.js",
    "certificates.js",
    "routing.js",
    "vault.js",
    "authority.js",
    "stations.js",
    "worker.js",
)
FOREVER = "private, max-age=31536000, immutable"


@lru_cache(maxsize=1)
def worker_script() -> bytes:
    """All parts, in the order in which they need each other.

    Our own stand in functions of their own: in one file a later "use strict" would mean nothing.
    """
    own = [b"(function () {\n" + _part(name) + b"\n})();" for name in OWN]
    return b"\n;\n".join([*map(_part, LIBRARY), *own])


def _part(name: str) -> bytes:
    return Path(finders.find(f"tipoff/vault/{name}")).read_bytes()


@lru_cache(maxsize=1)
def packed_worker_script() -> bytes:
    """The same, gzipped once: a third of its size."""
    return gzip.compress(worker_script(), mtime=0)


@lru_cache(maxsize=1)
def version() -> str:
    """A digest that changes with the script or its policy."""
    content = policies.WORKER_POLICY.encode() + worker_script()
    return hashlib.sha256(content).hexdigest()[:16]
