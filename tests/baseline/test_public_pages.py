"""The public pages hold to Chrome 80 and Safari 13 too: their sheet, scripts and service worker.

What is newer is listed with its reason in `public_pages.csv`, beside what the tip pages have.
"""

from pathlib import Path

from tests.baseline.check import findings, in_text, known, unlisted
from tests.baseline.support import Baseline

HERE = Path(__file__).parent
COMMON = HERE.parents[1] / "site" / "common" / "static" / "common"
FILES = [COMMON / "portal.css", *sorted(COMMON.glob("*.js"))]
OLDEST = Baseline(chrome=80, safari=13)
OWN = known(HERE / "public_pages.csv")


def test_nothing_is_newer_than_the_baseline_but_what_is_listed_with_a_reason(db, client):
    found = findings(FILES, OLDEST)
    found += in_text(client.get("/sw.js").content.decode(), "sw.js", OLDEST)
    assert unlisted(found, OWN | known(HERE / "tip_pages.csv")) == []
    assert OWN.keys() - {one.feature for one in found} == set(), "in use no more"
