"""Proof that the vault is open: a login that has answered a nonce sealed to its officer's key.

The password and the second factor say who asks; only the passphrase, which never leaves the
browser, opens the nonce. What stands in the session is a nonce for some minutes and a time, never
a key.
"""

import hashlib
import time

from django.conf import settings

from tipoff.vault import challenges
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import VaultError

# Long enough for Argon2id on a slow machine, short enough to be of no use later.
NONCE_SECONDS = 180
# How old a proof may grow before it is written anew; saves a write of the session a request.
RENEWAL_SECONDS = 60

_CHALLENGE = "desk_challenge"
_OPEN_UNTIL = "desk_open_until"


def challenge(session, officer: str, box_key: bytes) -> dict:
    """Draw a nonce for this login and return it sealed to `box_key`, as the browser wants it."""
    nonce, login = challenges.new_nonce(), _login(session)
    session[_CHALLENGE] = [b64(nonce), time.time() + NONCE_SECONDS]
    return {
        "officer": officer,
        "login": login,
        "nonce": b64(challenges.seal_nonce(nonce, officer, login, box_key)),
    }


def prove(session, answer: str) -> bool:
    """Take an answer (base64url), once; a right one opens the desk's data to this session."""
    nonce, until = session.pop(_CHALLENGE, ["", 0])
    if time.time() > until or not _answers(nonce, answer):
        return False
    # A session id that was known before the proof is worth nothing after it.
    session.cycle_key()
    session[_OPEN_UNTIL] = time.time() + idle_seconds()
    return True


def is_open(session) -> bool:
    """Tell whether the proof still holds; each use keeps it for another idle time."""
    now, until = time.time(), session.get(_OPEN_UNTIL, 0)
    if now > until:
        return False
    if until - now < idle_seconds() - RENEWAL_SECONDS:
        session[_OPEN_UNTIL] = now + idle_seconds()
    return True


def shut(session) -> None:
    """Forget the proof and any open question."""
    for key in (_CHALLENGE, _OPEN_UNTIL):
        session.pop(key, None)


def idle_seconds() -> int:
    """After how long without use the desk locks itself."""
    return settings.DESK_IDLE_MINUTES * 60


def _login(session) -> str:
    """A name for this login that does not give its session key away."""
    return hashlib.sha256(session.session_key.encode()).hexdigest()[:32]


def _answers(nonce: str, answer: str) -> bool:
    try:
        return challenges.check_answer(unb64(nonce), unb64(answer, 32))
    except VaultError:
        return False
