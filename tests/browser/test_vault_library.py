"""The vault's JavaScript in a real Chromium: the vector table, and sealing in both directions."""

from pathlib import Path

import pytest
from tests.browser.vault_desk import LIBRARY, PLACE, desk  # noqa: F401
from tests.tipoff.vault import table
from tests.tipoff.vault.world import NOW, World

from tipoff.routing import Concerns, kept_out_by
from tipoff.vault.encoding import b64

TABLE = Path(table.__file__).with_name("table.js")


@pytest.fixture
def library(page, desk):  # noqa: F811
    """A page that holds the vault's library and the table's operations."""
    page.goto(desk.address + "/")
    for script in LIBRARY:
        page.add_script_tag(url=desk.address + PLACE + script)
    page.add_script_tag(content=TABLE.read_text("utf-8"))
    return page


def sealing_world(world):
    """What `tableSeal` needs, bytes as base64url."""
    tip, station, officer = world.tip.identity, world.cam_le, world.lan
    return {
        "identity": {
            "tipId": tip.tip_id,
            "tipPublic": b64(tip.tip_public),
            "sourcePublic": b64(tip.source_public),
        },
        "tipPrivate": b64(world.tip_private),
        "sourcePrivate": b64(world.source.source_private),
        "station": {
            "name": "cam-le",
            "epoch": 2,
            "private": b64(station.private),
            "boxKey": b64(station.certificate.box_key),
        },
        "officer": {
            "name": "lan",
            "station": "cam-le",
            "boxKey": b64(officer.certificate.box_key),
            "private": b64(officer.private),
            "signSeed": b64(officer.sign_seed),
            "chain": [b64(link) for link in officer.chain],
        },
        "trust": {
            "root": b64(world.root.public),
            "minimum": {},
            "revoked": [],
            "allowDemonstration": False,
        },
        "at": NOW,
    }


def test_the_browser_answers_as_the_table_says(library):
    rows = table.rows()
    answers = library.evaluate("rows => self.tableRun(rows)", rows)
    wrong = [
        (row["op"], table.expected(row), answer)
        for row, answer in zip(rows, answers, strict=True)
        if answer != table.expected(row)
    ]
    assert len(answers) > 100
    assert wrong == []


def test_the_browser_keeps_out_whom_python_keeps_out(library):
    """Over every concern, place and wish that a header or changed answers can name."""
    headers = [
        {"concerns": concerns, "ward": ward} | above
        for concerns in (*Concerns, "whatever", None)
        for ward in ("20260", None, "")
        for above in ({}, {"above": True}, {"above": False}, {"reasons": ["chosen-above"]})
    ]
    headers.append({})
    answers = library.evaluate(
        "parts => parts.map((part) => VaultRouting.keptOut([part]))", headers
    )
    assert [set(answer) for answer in answers] == [set(kept_out_by(part)) for part in headers]
    both = library.evaluate("parts => VaultRouting.keptOut(parts)", headers)
    assert both == ["ward", "province"]


def test_python_opens_what_the_browser_sealed(library):
    sealed = library.evaluate("w => self.tableSeal(w)", sealing_world(World()))
    assert [row["op"] for row in sealed].count("openSigned") == 3
    assert [table.run(row) for row in sealed] == [table.expected(row) for row in sealed]


def test_the_browser_opens_what_it_sealed_itself(library):
    sealed = library.evaluate("w => self.tableSeal(w)", sealing_world(World()))
    answers = library.evaluate("rows => self.tableRun(rows)", sealed)
    assert answers == [table.expected(row) for row in sealed]
