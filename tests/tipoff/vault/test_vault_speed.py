import time

from tests.tipoff.vault.world import CONTENT

from tipoff.vault import tips
from tipoff.vault.tips import TipContent


def test_sealing_a_long_tip_costs_under_3_ms(world):
    """The best of many: the machine may be busy, the work may not grow."""
    content = TipContent(CONTENT.header, {"story": "ệ" * 5000}, CONTENT.contact)
    recipient = world.cam_le.certificate.recipient()
    spent = []
    for _ in range(30):
        start = time.perf_counter()
        tips.seal_tip(content, [recipient] * 3, world.source.source_public, tip_id="t")
        spent.append(time.perf_counter() - start)
    assert min(spent) < 0.003
