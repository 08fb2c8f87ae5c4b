"""The two portals that are audited, both over copies of the demonstration's database.

`Public` is served by production's settings: nothing says that this is a trial, and search engines
are let in, as residents' pages will be. The tip's own pages need stations with keys, which
production does not take from the demonstration: they are looked at in the demonstration itself.
"""

from pathlib import Path

from tests.portal import production
from tests.process import Portal


class Public(Portal):
    """The demonstration's pages under production's settings (tests/audit/settings.py).

    It serves, but is not ready for tips: no station of its own has keys.
    """

    answers = "/healthz"

    def __init__(self, folder: Path):
        super().__init__(folder)
        self.secrets = {}

    @property
    def environment(self) -> dict[str, str]:
        return {**super().environment, **self.secrets}

    def prepare(self) -> None:
        super().prepare()
        self.ask("tests.audit.unmarked", None)
        own = {"DATABASE_URL": super().environment["DATABASE_URL"], "ALLOWED_HOSTS": "localhost"}
        own["DJANGO_SETTINGS_MODULE"] = "tests.audit.settings"
        self.secrets = production.variables(self.folder / "var", **own)


def started(kind: type[Portal], folder: Path) -> Portal:
    """A portal of that kind, prepared and serving."""
    folder.mkdir()
    portal = kind(folder)
    portal.prepare()
    portal.start()
    return portal
