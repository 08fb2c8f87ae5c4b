"""A flood from one address, over four processes: every text is taken, the first fifty unmarked.

56 tips, and all 400 with PORTAL_HEAVY=1.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.utils import timezone
from tests.process import ROOT, Portal

PROCESSES = 4
EACH = 100 if os.environ.get("PORTAL_HEAVY") else 14
LIMIT = 50


@pytest.mark.faults
def test_all_are_taken_and_exactly_fifty_are_unmarked(tmp_path):
    portal = Portal(tmp_path)
    portal.prepare()
    now = timezone.now().isoformat()

    def flood(process):
        asked = {"process": process, "times": EACH, "address": "203.0.113.9", "now": now}
        done = subprocess.run(
            [sys.executable, "-m", "tests.tipoff.intake.flooding"],
            cwd=ROOT,
            env={**portal.environment, "FORM_GUARD": "none"},
            input=json.dumps(asked),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout)

    with ThreadPoolExecutor(PROCESSES) as pool:
        folded = [one for taken in pool.map(flood, range(PROCESSES)) for one in taken]
    assert len(folded) == PROCESSES * EACH
    assert folded.count(False) == LIMIT
