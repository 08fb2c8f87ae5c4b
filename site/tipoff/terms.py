"""The words of a tip's sealed parts: what each name in header, body, contact and messages means.

The intake writes these names, the desk shows them (`TERMS` in this order, values by `CHOICES`):
header: category, happening, channel (of a tip taken in at the counter), place (words), ward and
province (codes), landmark, concerns, urgent, language, sent_at (seconds), reasons, marks (the
guard's), practice; body: story, spot, when, date (2026-03-15
or 2026-03), source, people, identity, files (each as `uploads.facts.Attached.told`); contact: name,
organisation, phone, email, hours. What was not provided is not there. A citizen's message has
`kind`: `answers` with the changed header and body, flat, and marks; `text` with what was added as
`text` and `files`; `withdrawn` with what was taken back as `withdrawn`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.guard import MACHINE, OVER_LIMIT, UNVERIFIED
from tipoff.models import Category


class Happening(models.TextChoices):
    """When, as far as help is concerned."""

    NOW = "now", _("It is happening now, or someone is in danger")
    HAPPENED = "happened", _("It has already happened")
    SOON = "soon", _("It may happen soon")


class Channel(models.TextChoices):
    """How a tip came to the officer who typed it in; one from the web has none."""

    PHONE = "phone", _("By phone")
    PERSON = "person", _("In person")
    LETTER = "letter", _("By letter")


class Mark(models.TextChoices):
    """What the guard says of a sending (`common.guard`)."""

    OVER_LIMIT = OVER_LIMIT, _("Many tips came from the same network within an hour")
    UNVERIFIED = UNVERIFIED, _("Not proved to come from a person's browser")
    MACHINE = MACHINE, _("Sent as machines send")


class ConcernsChoice(models.TextChoices):
    """Whom it is about; the values of `routing.Concerns`."""

    NONE = "none", _("No")
    WARD = "ward", _("Yes, at this ward or commune")
    PROVINCE = "province", _("Yes, at the province or city")
    UNSURE = "unsure", _("I am not sure")


class When(models.TextChoices):
    """On which day; of what may happen soon there is no yesterday, of the past no tomorrow."""

    TODAY = "today", _("Today")
    YESTERDAY = "yesterday", _("Yesterday")
    TOMORROW = "tomorrow", _("Tomorrow")
    DAY = "day", _("Another day")
    SEVERAL = "several", _("Several times")
    UNKNOWN = "unknown", _("I cannot remember")


class Source(models.TextChoices):
    """How the citizen knows."""

    VICTIM = "victim", _("I am, or a relative of mine is, the victim")
    SAW = "saw", _("I saw it myself")
    HEARD = "heard", _("I heard of it from others")
    ONLINE = "online", _("I saw it online")


class IdentityChoice(models.TextChoices):
    """In whose name the tip is sent."""

    ANONYMOUS = "anonymous", _("Without a name")
    NAMED = "named", _("With a name, which is kept secret")
    ORGANISATION = "organisation", _("For an organisation")


TERMS = {
    "category": _("What it is about"),
    "happening": _("When it happens"),
    "channel": _("How it came in"),
    "place": _("Place"),
    "landmark": _("Landmark or online address"),
    "concerns": _("Concerns officials"),
    "story": _("What happened"),
    "spot": _("Exact place"),
    "when": _("Which day"),
    "date": _("Date"),
    "source": _("How the person knows"),
    "people": _("People involved"),
    "files": _("Files attached"),
    "identity": _("How it was sent"),
    "name": _("Name"),
    "organisation": _("Organisation"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "hours": _("Safe times to call"),
    "text": _("Added later"),
    "withdrawn": _("Taken back"),
    "marks": _("Automatic marks"),
}
CHOICES = {
    "category": dict(Category.choices),
    "happening": dict(Happening.choices),
    "channel": dict(Channel.choices),
    "concerns": dict(ConcernsChoice.choices),
    "when": dict(When.choices),
    "source": dict(Source.choices),
    "identity": dict(IdentityChoice.choices),
    "withdrawn": {
        "contact": _("name and contact; whoever has seen them must not use or keep them any more")
    },
    "marks": dict(Mark.choices),
    # Of each attached file: what the scanner said, and that nothing was taken out of it.
    "scan": {"found": _("malware was found in it"), "unscanned": _("not scanned for malware")},
    "original": {"kept": _("unchanged original")},
}
