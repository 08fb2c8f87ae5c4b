"""Takes the demonstration's marks off a copy of its database, so that production serves it.

Run inside the copy's Django (`Portal.ask`). Production refuses the public accounts, stations and
keys by these marks; the copy lives as long as the audit, on this machine.
"""

import json
import os
import sys

import django

django.setup()

from wagtail.models import Site  # noqa: E402

from common.models import User  # noqa: E402
from places.models import Station  # noqa: E402
from tipoff.models import Authority, EscrowKey  # noqa: E402


def unmark() -> None:
    for model in (User, Station):
        model.objects.update(is_demonstration=False)
    for model in (EscrowKey, Authority):
        model.objects.update(certificate=b"")
    Site.objects.update(port=int(os.environ["PORT"]))


if __name__ == "__main__":
    json.load(sys.stdin)
    unmark()
    print(json.dumps("done"))
