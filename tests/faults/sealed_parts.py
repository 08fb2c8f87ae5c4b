"""Run inside a portal: the sealed bytes that it holds of tips, as hexadecimal digits.

In: receipts. Out: for each, pieces of 24 bytes from the tip's keys, parts, messages and files.
"""

import json
import sys

import django

django.setup()

from tipoff import blobs  # noqa: E402
from tipoff.models import Tip  # noqa: E402
from tipoff.slots import LOOKUP, derive  # noqa: E402
from tipoff.vault import receipts  # noqa: E402

SIZE, STEP = 24, 500


def pieces(sealed: bytes) -> list[str]:
    """From all over it: a store may keep its beginning and its rest in different places."""
    starts = range(0, len(sealed) - SIZE, STEP)
    return [sealed[start : start + SIZE].hex() for start in starts]


def sealed_of(receipt: str) -> list[bytes]:
    lookup = derive(receipts.normalise(receipt), LOOKUP).lookup_id
    tip = Tip.objects.get(lookup_id=lookup)
    parts = [tip.sealed_header, tip.sealed_body, tip.sealed_contact]
    parts += [key.sealed for key in tip.keys.all()]
    parts += [message.sealed_to_tip for message in tip.messages.all()]
    for file in tip.files.all():
        parts += [file.sealed_key, blobs.files().read(file.file_id)]
    return parts


told = {
    receipt: [piece for part in sealed_of(receipt) for piece in pieces(part)]
    for receipt in json.load(sys.stdin)
}
json.dump(told, sys.stdout)
