"""Events as an iCalendar file (RFC 5545), for the calendars of phones and offices."""

import re
from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Event

from .models import EventPage

PRODUCT = "-//Portal//Events//VI"
STATUS = {
    EventPage.State.PLANNED: "CONFIRMED",
    EventPage.State.POSTPONED: "TENTATIVE",
    EventPage.State.CANCELLED: "CANCELLED",
}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


def calendar_of(events: Iterable[EventPage], name: str) -> bytes:
    """Write the file: UTF-8, lines folded at 75 bytes. Times are in UTC, so it needs no zone."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(name))
    for event in events:
        if event.starts_at:
            calendar.add_component(_component(event))
    return calendar.to_ical()


def _component(event: EventPage) -> Event:
    component = Event()
    # The same in both languages and after a move; a change of it would make a second event.
    component.add("uid", str(event.translation_key))
    component.add("sequence", _sequence(event))
    changed = (event.last_published_at or event.starts_at).astimezone(UTC).replace(microsecond=0)
    component.add("dtstamp", changed)
    component.add("last-modified", changed)
    _add_times(component, event)
    component.add("status", STATUS[event.state])
    component.add("summary", _line(_title(event)))
    for key, text in (("location", _line(event.place)), ("description", _description(event))):
        if text:
            component.add(key, text)
    component.add("url", event.full_url)
    return component


def _add_times(component: Event, event: EventPage) -> None:
    if event.is_all_day:
        component.add("dtstart", event.first_day)
        # The day after the last one, by the standard.
        component.add("dtend", event.last_day + timedelta(days=1))
        return
    component.add("dtstart", event.starts_at.astimezone(UTC))
    if event.ends_at and event.ends_at > event.starts_at:
        component.add("dtend", event.ends_at.astimezone(UTC))


def _sequence(event: EventPage) -> int:
    """It grows with each publication: the seconds since the first."""
    if not event.first_published_at or not event.last_published_at:
        return 0
    return max(int((event.last_published_at - event.first_published_at).total_seconds()), 0)


def _title(event: EventPage) -> str:
    is_planned = event.state == EventPage.State.PLANNED
    return event.title if is_planned else f"{event.get_state_display()}: {event.title}"


def _description(event: EventPage) -> str:
    rows = [f"{row.value['when']}: {row.value['what']}" for row in event.programme]
    parts = [event.state_note, event.summary, event.organisers, *rows]
    return "\n".join(_line(part) for part in parts if part)


def _line(text: str) -> str:
    """One line: a break or control character in it would begin a property of its own."""
    return " ".join(_CONTROLS.sub(" ", str(text)).split())
