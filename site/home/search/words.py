"""How kinds of results are called; in the order in which they are offered."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "news": _("News"),
    "document": _("Legal documents"),
    "guide": _("Guides"),
    "question": _("Questions and answers"),
    "quiz": _("Quizzes"),
    "movement": _("Movements"),
    "model": _("Pilot models"),
    "programme": _("Programmes"),
    "event": _("Events"),
    "consultation": _("Consultations"),
    "station": _("Police stations"),
    "standard": _("Pages"),
}
