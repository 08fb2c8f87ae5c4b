"""What happens to readers' letters and questions, of whatever kind."""

from common.models.sendings import Sending


def forget() -> int:
    """Delete what was kept long enough, of every kind; answers how many."""
    return sum(kind.forget() for kind in Sending.__subclasses__())
