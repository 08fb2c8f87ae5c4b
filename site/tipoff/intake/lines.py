"""Answers in words: as the citizen reads them back on the check page."""

from collections.abc import Callable

from django.db.models import TextChoices
from django.utils.translation import gettext

from tipoff.intake.dates import spoken
from tipoff.intake.engine import Answers
from tipoff.intake.place import ONLINE, WARD
from tipoff.terms import TERMS, When

CONTACT = ("organisation", "name", "phone", "email", "hours")


def choice_line(name: str, choices: type[TextChoices]) -> Callable[[Answers], str]:
    """The label of what was chosen at step `name`; "" where it was left out."""

    def line(answers: Answers) -> str:
        chosen = answers[name][name]
        return str(choices(chosen).label) if chosen else ""

    return line


def text_line(name: str) -> Callable[[Answers], str]:
    """What was typed at step `name`."""
    return lambda answers: answers[name][name]


def place_line(answers: Answers) -> str:
    """The place, and what was typed of one that is not known."""
    place = answers["place"]
    if place["kind"] == WARD:
        return ". ".join(filter(None, (place["name"], place["landmark"])))
    words = gettext("Online or by phone") if place["kind"] == ONLINE else gettext("I am not sure")
    return ". ".join(filter(None, (words, place.get("typed"), place["landmark"])))


def when_line(answers: Answers) -> str:
    """The day in words, and as a date where it is one."""
    when, date = When(answers["when"]["when"]), spoken(answers["when"]["date"])
    if when == When.DAY:
        return date
    return f"{when.label} ({date})" if date else str(when.label)


def contact_line(answers: Answers) -> str:
    """One line for each thing that was said."""
    said = contact_of(answers)
    return "\n".join(f"{TERMS[name]}: {said[name]}" for name in CONTACT if name in said)


def contact_of(answers: Answers) -> dict:
    """The contact details that were given; none where the tip is sent without a name."""
    contact = answers.get("contact", {})
    return {name: contact[name] for name in CONTACT if contact.get(name)}
