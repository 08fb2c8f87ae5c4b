"""The one gate that every publication passes, whichever button, address or task it comes from.

Wagtail publishes in one place, `PublishPageRevisionAction.execute`: the editor's button, the
workflow's last approval, bulk actions, scheduling and the admin's API all end there, most without
any hook before them. So the gate stands there. What it raises is no PermissionDenied, which
Wagtail would answer by itself: `HeldBackMiddleware` leads to the page that says what to do.
"""

from functools import wraps

from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from common.pages import BasePage
from common.takedown.services import open_takedown

from .findings import open_findings


class HeldBackError(Exception):
    """A page may not be published yet; `page` is which, `address` names the view that says why."""

    address = "privacy_check"

    def __init__(self, page: Page):
        super().__init__(f"{type(self).__name__}: {page.pk}")
        self.page = page


class TakenDownError(HeldBackError):
    """The page was taken down urgently, and nobody has lifted that."""

    address = "urgent_takedown"


def check(page: Page, user) -> None:
    """Raise `HeldBackError` where somebody publishes words that nobody has answered for.

    Without a user it is a command or the tick, which publishes what passed here when scheduled.
    What was taken down comes back by lifting the takedown alone, whoever asks.
    """
    if open_takedown(page):
        raise TakenDownError(page)
    if user is not None and isinstance(page, BasePage) and open_findings(page):
        raise HeldBackError(page)


def install() -> None:
    """Put the gate before Wagtail's publishing; once a process."""
    publish = PublishPageRevisionAction.execute
    if hasattr(publish, "__wrapped__"):
        return

    @wraps(publish)
    def execute(self, *args, **kwargs):
        check(self.object, self.user)
        return publish(self, *args, **kwargs)

    PublishPageRevisionAction.execute = execute
