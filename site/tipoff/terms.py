"""The words of a tip's sealed parts: what each name in header, body and messages means.

The intake writes these names, the desk shows them (`TERMS` in this order, values by `CHOICES`):
header: category, happening, place (words), ward and province (codes), landmark, concerns, urgent,
language, sent_at (seconds), reasons, marks (the guard's); body: story. A citizen's message has
`kind`: `answers` with the changed header and body, flat, and marks; `text` with what was added as
`text`; `withdrawn` with what was taken back as `withdrawn`.
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


TERMS = {
    "category": _("What it is about"),
    "happening": _("When it happens"),
    "place": _("Place"),
    "landmark": _("Landmark or online address"),
    "concerns": _("Concerns officials"),
    "story": _("What happened"),
    "text": _("Added later"),
    "withdrawn": _("Taken back"),
    "marks": _("Automatic marks"),
}
CHOICES = {
    "category": dict(Category.choices),
    "happening": dict(Happening.choices),
    "concerns": dict(ConcernsChoice.choices),
    "withdrawn": {
        "contact": _("name and contact; whoever has seen them must not use or keep them any more")
    },
    "marks": dict(Mark.choices),
}
