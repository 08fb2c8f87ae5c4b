"""Takes from one limit, or spends one challenge, in a process of its own: JSON in, JSON out."""

import json
import sys
from datetime import datetime
from unittest import mock

import django

django.setup()

from django.test import RequestFactory  # noqa: E402 - needs Django set up

from common.guard import limits  # noqa: E402


def main() -> None:
    asked = json.load(sys.stdin)
    request = RequestFactory().post("/", REMOTE_ADDR=asked["address"])
    now = datetime.fromisoformat(asked["now"])  # one hour for all: the real one may end meanwhile
    with mock.patch.object(limits.timezone, "now", return_value=now):
        print(json.dumps([limits.take(request, "tip") for _ in range(asked["times"])]))


if __name__ == "__main__":
    main()
