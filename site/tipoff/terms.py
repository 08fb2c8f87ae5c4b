"""The words of a tip's sealed parts: what each name in header, body and messages means.

The intake writes these names, the desk shows them (`TERMS` in this order, values by `CHOICES`):
header: category, happening, place (words), ward and province (codes), landmark, concerns, urgent,
language, sent_at (seconds), reasons; body: story. A citizen's message has `kind`: `answers` with
the changed header and body, flat; `text` with what was added as `text`; `withdrawn` with what was
taken back as `withdrawn`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tipoff.models import Category


class Happening(models.TextChoices):
    """When, as far as help is concerned."""

    NOW = "now", _("It is happening now, or someone is in danger")
    HAPPENED = "happened", _("It has already happened")
    SOON = "soon", _("It may happen soon")


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
}
CHOICES = {
    "category": dict(Category.choices),
    "happening": dict(Happening.choices),
    "concerns": dict(ConcernsChoice.choices),
    "withdrawn": {
        "contact": _("name and contact; whoever has seen them must not use or keep them any more")
    },
}
