"""What a browser does for the guard, without one."""

import base64
import html
import json
import re
from datetime import timedelta
from unittest import mock

import altcha
from django.utils import timezone

from common.guard import proof, traps

CHALLENGE = re.compile(r'data-challenge="([^"]+)"')


def challenge_on(response) -> dict:
    """The challenge that a page carries."""
    return json.loads(html.unescape(CHALLENGE.search(response.content.decode()).group(1)))


def solve(challenge: dict) -> str:
    """The solution as `guard.js` posts it."""
    names = ("challenge", "salt", "algorithm", "maxNumber")
    found = altcha.solve_challenge_v1(*(challenge[name] for name in names))
    asked = {name: challenge[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(asked | {"number": found.number}).encode()).decode()


def solved(response) -> dict:
    """The fields that a browser with JavaScript adds."""
    return {proof.FIELD: solve(challenge_on(response))}


def waited(seconds: int = 60) -> dict:
    """The fields of a browser without JavaScript that has shown the page for a while."""
    then = (timezone.now() - timedelta(seconds=seconds)).timestamp()
    with mock.patch("django.core.signing.time.time", return_value=then):
        return {traps.STARTED: traps.started()}
