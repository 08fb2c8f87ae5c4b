"""The desk's menu: which panels an officer finds there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tipoff.desk.province.selectors import oversees
from tipoff.models import Officer


@dataclass(frozen=True)
class Entry:
    """A panel in the menu: its name, what it is called, its address, and who finds it there."""

    panel: str
    label: str
    view: str
    allows: Callable[[Officer], bool] = lambda officer: True

    @property
    def address(self) -> str:
        return reverse(self.view)


ENTRIES: tuple[Entry, ...] = (
    Entry("counter", _("Take in a tip"), "desk:counter"),
    Entry("practice", _("Practice tips"), "desk:practice"),
    Entry("province", _("Provincial desk"), "desk:province", oversees),
    Entry("keys", _("Keys"), "desk:keys"),
    Entry("duty", _("Duty rota"), "desk:duty"),
    Entry("deadlines", _("Deadlines"), "desk:deadlines"),
    Entry("journal", _("Journal"), "desk:journal", oversees),
    Entry("logins", _("How officers sign in"), "desk:logins", oversees),
)


def entries(officer: Officer) -> list[Entry]:
    """The menu of this officer, in its order."""
    return [entry for entry in ENTRIES if entry.allows(officer)]
