"""What the list holds. Only what stands in the clear decides here; matter, place and language are
sealed, so that the browser alone can filter by them.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tipoff.desk.moving.selectors import sent_away
from tipoff.desk.selectors import (
    AWAITED,
    CLOSED,
    DUE,
    FOLDED,
    NEAR,
    keys_for,
    tips_of,
)
from tipoff.models import Message, Officer, SealedFile, State, Tip, Transfer

SIZES = (25, 50, 100)
SIZE = 50
# Nobody looks further back in one sitting; the journal has all.
PASSED_ON_SHOWN = 100
# Stands for "no officer" among the officers to filter by.
NOBODY = "-"


class Tab(models.TextChoices):
    """The list's tabs, in their order."""

    NEW = "new", _("New")
    MINE = "mine", _("Mine")
    DUE = "due", _("Due soon")
    WAITING = "waiting", _("Waiting for the person who reported")
    PASSED = "passed", _("Passed on")
    DONE = "done", _("Settled")
    ALL = "all", _("All tips")


def tab_of(name: str | None) -> str:
    """The tab of this name, the first one where there is none."""
    return name if name in Tab.values else Tab.NEW.value


class Order(models.TextChoices):
    """How the list is sorted; open before closed and urgent first, whatever is chosen."""

    DEADLINE = "deadline", pgettext_lazy("order of a list", "Nearest deadline first")
    NEWEST = "newest", pgettext_lazy("order of a list", "Newest first")
    OLDEST = "oldest", pgettext_lazy("order of a list", "Oldest first")


ORDERS = {Order.DEADLINE: ("due", "pk"), Order.NEWEST: ("-created_at", "-pk")}
ORDERS[Order.OLDEST] = ("created_at", "pk")


@dataclass(frozen=True)
class Wish:
    """What of the list is asked for. `officer`: a colleague's public id, `-` for nobody's tips;
    `since` and `until`: days, both included; `digest`: what the list folds instead."""

    tab: str = Tab.NEW
    page: int = 1
    size: int = SIZE
    order: str = Order.DEADLINE
    state: str = ""
    officer: str = ""
    urgent: bool = False
    unread: bool = False
    since: date | None = None
    until: date | None = None
    digest: bool = False

    @property
    def narrows(self) -> bool:
        """Whether a filter is set, so that the list may be shorter than its tab's count."""
        days = self.since or self.until
        return bool(self.state or self.officer or self.urgent or self.unread or days)


def list_page(officer: Officer, wish: Wish) -> Page:
    """One page of the list: open before closed, urgent first, then in the order asked for.

    Each tip has `due`, `files_here` and `new_messages` besides its own fields.
    """
    closed = Case(When(state__in=CLOSED, then=Value(1)), default=Value(0))
    tips = (
        _narrowed(tips_of(officer).filter(_tab(officer, wish)), wish)
        .annotate(closed=closed, due=DUE)
        .annotate(files_here=_count(SealedFile.objects), new_messages=_count(_unread()))
        .order_by("closed", "-urgent", *ORDERS[Order(wish.order)])
        .defer("sealed_body", "sealed_contact", "binding", "content_tag")
        .select_related("assigned_to")
        .prefetch_related(keys_for(officer))
    )
    return Paginator(tips, wish.size).get_page(wish.page)


def tab_counts(officer: Officer) -> dict[str, int]:
    """How many tips stand under each tab, without any filter."""
    counts = {tab.value: Count("pk", filter=_of_tab(officer, tab)) for tab in Tab}
    counts = tips_of(officer).aggregate(**counts)
    counts[Tab.PASSED] += sent_away(officer).count()
    return counts


def passed_on(officer: Officer) -> QuerySet[Transfer]:
    """The latest that the officer's station handed to others: clear facts alone, each `number`."""
    sent = sent_away(officer).select_related(None).select_related("receiver")
    return sent.annotate(number=models.F("tip__public_id"))[:PASSED_ON_SHOWN]


def _tab(officer: Officer, wish: Wish) -> Q:
    return FOLDED if wish.digest else _of_tab(officer, Tab(wish.tab))


def _of_tab(officer: Officer, tab: Tab) -> Q:
    is_open = ~Q(state__in=CLOSED) & ~FOLDED
    if tab == Tab.MINE:
        return is_open & Q(assigned_to=officer)
    if tab == Tab.DUE:
        return is_open & _near()
    states = {
        Tab.NEW: AWAITED,
        Tab.WAITING: (State.NEEDS_INFORMATION,),
        Tab.PASSED: (State.INVESTIGATING, State.OTHER_AUTHORITY),
        Tab.DONE: (State.CONCLUDED, State.SUSPENDED, State.MERGED),
        Tab.ALL: State.values,
    }
    return Q(state__in=states[tab]) & ~FOLDED


def _near() -> Q:
    """Overdue, or nearly."""
    now = timezone.now()
    awaited = Q(state__in=AWAITED)
    acknowledge = Q(acknowledge_by__lte=now + NEAR["acknowledge"])
    return awaited & acknowledge | ~awaited & Q(decide_by__lte=now + NEAR["decide"])


def _narrowed(tips: QuerySet[Tip], wish: Wish) -> QuerySet[Tip]:
    if wish.state:
        tips = tips.filter(state=wish.state)
    if wish.officer == NOBODY:
        tips = tips.filter(assigned_to=None)
    elif wish.officer:
        tips = tips.filter(assigned_to__public_id=wish.officer)
    if wish.urgent:
        tips = tips.filter(urgent=True)
    if wish.unread:
        tips = tips.filter(Q(opened_at=None) | Exists(_unread().filter(tip=OuterRef("pk"))))
    if wish.since:
        tips = tips.filter(created_at__gte=_start(wish.since))
    if wish.until:
        tips = tips.filter(created_at__lt=_start(wish.until + timedelta(days=1)))
    return tips


def _unread() -> QuerySet[Message]:
    """What citizens added and no officer has opened yet."""
    return Message.objects.filter(direction=Message.Direction.CITIZEN, read_at=None)


def _count(rows: QuerySet) -> Coalesce:
    """How many of the rows belong to the tip of the query around."""
    own = rows.filter(tip=OuterRef("pk")).order_by().values("tip")
    return Coalesce(Subquery(own.annotate(count=Count("pk")).values("count")), 0)


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
