"""Run inside a portal: send many different tips from one address, as a machine would.

In: {"process", "times", "address", "now"}. Out: for each tip that was taken, whether it is folded.
"""

import json
import sys
from datetime import datetime
from unittest import mock

import django

django.setup()

from django.test import Client, RequestFactory  # noqa: E402 - needs Django set up
from django.utils import timezone  # noqa: E402
from tests.tipoff.intake.walk import fill, url  # noqa: E402

from tipoff.boxes import DRAFT  # noqa: E402
from tipoff.models import Tip  # noqa: E402


def answers() -> dict:
    """What one walk through the questions leaves in its draft."""
    client = Client(SERVER_NAME="localhost")
    fill(client)
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return DRAFT.load(request)


def draft(held: dict, story: str) -> Client:
    """A browser whose draft holds these answers, and a story of its own."""
    held = held | {"answers": held["answers"] | {"story": {"story": story}}}
    filled = DRAFT.change(RequestFactory().get("/"), lambda box: box.update(held))
    carrier, client = mock.Mock(), Client(SERVER_NAME="localhost")
    filled.give(carrier)
    client.cookies[DRAFT.cookie] = carrier.set_cookie.call_args.args[1]
    return client


def send(client: Client, address: str) -> bool:
    """Press the button; whether the tip was folded."""
    response = client.post(url("kiem-tra"), REMOTE_ADDR=address)
    assert response.url == url("da-gui"), response.status_code
    request = RequestFactory().get("/")
    request.COOKIES = {DRAFT.cookie: client.cookies[DRAFT.cookie].value}
    return Tip.objects.get(public_id=DRAFT.load(request)["sent"]["number"]).in_digest


def main() -> None:
    asked = json.load(sys.stdin)
    held = answers()
    now = datetime.fromisoformat(asked["now"])  # one hour for all: the real one may end meanwhile
    with mock.patch.object(timezone, "now", return_value=now):
        stories = (f"Tin {asked['process']}.{n}" for n in range(asked["times"]))
        taken = [send(draft(held, story), asked["address"]) for story in stories]
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
