"""Run inside a portal: what the demonstration's stations read under each receipt.

In: a list of receipts, a line each time. Out: for each, the stories of the tips it leads to.
"""

import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402

from portal.demo import keys  # noqa: E402
from tipoff.models import Tip, TipKey  # noqa: E402
from tipoff.slots import LOOKUP, derive  # noqa: E402
from tipoff.vault import receipts  # noqa: E402
from tipoff.vault.tips import SealedKey, TipIdentity, open_part, open_tip_key  # noqa: E402


def stories(receipt: str) -> list[str]:
    lookup = derive(receipts.normalise(receipt), LOOKUP).lookup_id
    return [story(tip) for tip in Tip.objects.filter(lookup_id=lookup)]


def story(tip: Tip) -> str:
    identity = TipIdentity(tip.tip_id, tip.tip_public, tip.source_public)
    row = TipKey.objects.get(tip=tip, name=tip.station.code)
    station = keys.station_pair(keys.station_of(row.name))
    sealed = SealedKey(row.kind, row.name, row.epoch, row.sealed)
    private = open_tip_key(sealed, identity, station.private)
    return open_part("body", tip.sealed_body, identity, private)["story"]


for line in sys.stdin:
    print(json.dumps([stories(receipt) for receipt in json.loads(line)]), flush=True)
    connection.close()  # the next question may find another database in its place
