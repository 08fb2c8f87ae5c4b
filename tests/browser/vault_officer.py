"""An officer's worker in a page of the vault's own desk, asked as the desk asks it."""

import time

import pytest
from tests.browser.vault_desk import PLACE, desk  # noqa: F401
from tests.tipoff.vault.world import World

from tipoff.vault import officers, shares
from tipoff.vault.encoding import b64
from tipoff.vault.shares import StationKeyName

PASSPHRASE = "ca vang boi loi tung tang"
CHEAP = {"passes": 1, "memory": 65536}
START = """address => {
  const worker = new Worker(address);
  const waiting = new Map();
  self.said = [];
  self.answers = [];
  worker.onmessage = ({ data }) => {
    if (data.event) { self.said.push(data); return; }
    self.answers.push(data);
    waiting.get(data.id)(data);
    waiting.delete(data.id);
  };
  worker.onerror = (event) => self.said.push({ event: "failed", reason: event.message });
  let next = 1;
  self.ask = (op, args) => new Promise((done) => {
    const id = next++;
    waiting.set(id, done);
    worker.postMessage({ id, op, args });
  });
}"""


@pytest.fixture(scope="module")
def world():
    """Keys that are valid today, since the worker looks at the clock."""
    return World(later=int(time.time()) + 86400)


class Officer:
    """A page with the worker, asked as the desk will ask it."""

    def __init__(self, page, world):
        self.page, self.world = page, world

    def ask(self, op, **args):
        return self.page.evaluate("([op, args]) => self.ask(op, args)", [op, args])

    def result(self, op, **args):
        answer = self.ask(op, **args)
        assert answer["ok"], answer
        return answer["result"]

    def error(self, op, **args):
        answer = self.ask(op, **args)
        assert not answer["ok"], answer
        return answer["error"]

    def unlocking(self, **changes):
        return {
            "wrapped": b64(wrapped(self.world)),
            "passphrase": PASSPHRASE,
            "officer": "lan",
            "station": "cam-le",
            "chain": [b64(link) for link in self.world.lan.chain],
            "trust": {"minimum": {}, "revoked": []},
            "shares": [share(self.world)],
            "idleSeconds": 900,
            **changes,
        }

    def tip(self, **changes):
        return self.tip_of(self.world.tip, **changes)

    def tip_of(self, tip, **changes):
        named, key = tip.identity, tip.keys[0]
        return {
            "identity": {
                "tipId": named.tip_id,
                "tipPublic": b64(named.tip_public),
                "sourcePublic": b64(named.source_public),
            },
            "key": {
                "kind": key.kind,
                "name": key.name,
                "epoch": key.epoch,
                "sealed": b64(key.sealed),
            },
            "header": b64(tip.header),
            **changes,
        }


def wrapped(world, root=None):
    return officers.wrap_officer(
        world.lan_seed, root or world.root.public, PASSPHRASE, "lan", **CHEAP
    )


def share(world, station=None):
    holder = station or world.cam_le
    named = holder.certificate
    name = StationKeyName(named.station, named.epoch, named.box_key)
    sealed = shares.seal_station_share(holder.private, name, world.lan.certificate.recipient())
    return {
        "station": named.station,
        "epoch": named.epoch,
        "boxKey": b64(named.box_key),
        "sealed": b64(sealed),
    }


@pytest.fixture
def officer(page, desk, world):  # noqa: F811
    page.goto(desk.address + "/")
    page.evaluate(START, PLACE + "worker.js")
    return Officer(page, world)


@pytest.fixture
def unlocked(officer):
    officer.result("unlock", **officer.unlocking())
    return officer
