"""Kinds of legal documents, and the verbs that bind one document to another."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The value stands in the list's addresses and, folded, in keys of citations."""

    CONSTITUTION = "hien-phap", _("Constitution")
    CODE = "bo-luat", _("Code of law")
    LAW = "luat", _("Law")
    ORDINANCE = "phap-lenh", _("Ordinance")
    RESOLUTION = "nghi-quyet", _("Resolution")
    DECREE = "nghi-dinh", _("Decree")
    DECISION = "quyet-dinh", _("Decision")
    CIRCULAR = "thong-tu", _("Circular")
    JOINT_CIRCULAR = "thong-tu-lien-tich", _("Joint circular")
    DIRECTIVE = "chi-thi", _("Directive")
    CONCLUSION = "ket-luan", _("Conclusion")
    REGULATION = "quy-dinh", _("Regulation")
    GUIDANCE = "huong-dan", _("Guidance")
    PLAN = "ke-hoach", _("Plan (document)")
    PROGRAMME = "chuong-trinh-phoi-hop", _("Coordination programme")
    OTHER = "khac", _("Other document")


#: Kinds that texts cite by name.
NAMED = (Kind.CONSTITUTION, Kind.CODE, Kind.LAW, Kind.ORDINANCE)


class Verb(models.TextChoices):
    """What a document does to another."""

    AMENDS = "amends", _("amends")
    REPLACES = "replaces", _("replaces")
    REPEALS = "repeals", _("repeals")
    GUIDES = "guides", _("guides")
    BASED_ON = "based-on", _("is based on")


#: The same seen from the other document.
BACK = {
    Verb.AMENDS: _("is amended by"),
    Verb.REPLACES: _("is replaced by"),
    Verb.REPEALS: _("is repealed by"),
    Verb.GUIDES: _("is guided by"),
    Verb.BASED_ON: _("is the basis of"),
}
