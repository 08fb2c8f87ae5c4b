"""Tips that come up to the provincial desk, from the real intake."""

from tipoff.models import Tip
from tipoff.routing import Question
from tipoff.services import Report, submit_tip
from tipoff.vault import receipts


def send_about(**asked) -> Tip:
    """A tip in Đà Nẵng; `asked` are fields of its `Question`."""
    question = Question(**{"province": "48", "home_province": "48", "category": "theft"} | asked)
    return submit_tip(receipts.draw(), Report(question, {"category": "theft"}, {})).tip
