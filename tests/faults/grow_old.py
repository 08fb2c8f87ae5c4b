"""Run inside a portal: close the tips of these receipts and let their time pass.

In: a list of receipts. Out: what the rounds of retention counted, in order; the demonstration has
closed tips of its own.
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from tipoff import journal  # noqa: E402
from tipoff.models import State, Tip  # noqa: E402
from tipoff.retention.housekeeping import retain  # noqa: E402
from tipoff.retention.scrubbing import scrub  # noqa: E402
from tipoff.slots import LOOKUP, derive  # noqa: E402
from tipoff.vault import receipts  # noqa: E402


def close(receipt: str) -> None:
    tip = Tip.objects.get(lookup_id=derive(receipts.normalise(receipt), LOOKUP).lookup_id)
    Tip.objects.filter(pk=tip.pk).update(state=State.CONCLUDED, outcome="fined")
    details = {"before": "new", "after": "concluded", "outcome": "fined"}
    journal.record(journal.Action.STATE_CHANGED, actor="system", subject=tip.public_id, **details)


for receipt in json.load(sys.stdin):
    close(receipt)
over = timezone.now() + settings.TIP_KEPT
counted = [retain(over), retain(over + settings.TIP_SHRED_NOTICE)]
assert scrub()
json.dump(counted, sys.stdout)
