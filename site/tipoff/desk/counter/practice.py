"""Ready-made practice tips: invented, and saying so in their first words."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from places.models import Station
from tipoff.intake.answers import report_of
from tipoff.intake.engine import Answers
from tipoff.intake.place import ONLINE, WARD
from tipoff.models import Category
from tipoff.routing import Concerns
from tipoff.services import Report
from tipoff.terms import Happening, IdentityChoice, Source
from tipoff.uploads.shelf import STEP

INVENTED = _("PRACTICE TIP, INVENTED.")


@dataclass(frozen=True)
class PracticeText:
    """A story to practise on; `happening` decides whether it is urgent."""

    key: str
    category: Category
    title: Promise
    story: Promise
    happening: Happening = Happening.HAPPENED


TEXTS = (
    PracticeText(
        "shop",
        Category.THEFT,
        _("Theft: a grocery broken open at night"),
        _(
            "Two people on a motorbike broke the lock of a grocery at about 11 pm and took some "
            "crates of soft drinks. Nobody was hurt."
        ),
    ),
    PracticeText(
        "transfer",
        Category.FRAUD,
        _("Fraud: a caller who says that he is an officer"),
        _(
            "A caller said that he was an officer and asked an old woman to move her savings to a "
            "“safe account”. She has not sent anything yet."
        ),
    ),
    PracticeText(
        "fight",
        Category.VIOLENCE,
        _("Urgent: a fight that is going on"),
        _("A group of young people is quarrelling at a playing field; one of them has a stick."),
        Happening.NOW,
    ),
    PracticeText(
        "child",
        Category.CHILD,
        _("Urgent: a child who may be beaten"),
        _("A neighbour often hears a child cry at night and has seen bruises on its arms."),
    ),
)


def report_for(station: Station, key: str) -> Report:
    """The practice tip of this text as it would come to this station."""
    text = next(text for text in TEXTS if text.key == key)
    return replace(report_of(_answers(station, text), get_language()), practice=True)


def _answers(station: Station, text: PracticeText) -> Answers:
    """A finished draft whose place, or whom it concerns, leads to the station."""
    is_central = station.kind == Station.Kind.CENTRAL
    return {
        "happening": {"happening": str(text.happening)},
        "category": {"category": str(text.category)},
        "place": _place(station),
        "concerns": {"concerns": str(Concerns.PROVINCE if is_central else Concerns.NONE)},
        "story": {"story": f"{INVENTED} {text.story}"},
        "source": {"source": str(Source.SAW)},
        "identity": {"identity": str(IdentityChoice.ANONYMOUS)},
        STEP: {"attached": []},
    }


def _place(station: Station) -> dict:
    ward = station.wards.order_by("code").first() if station.kind == Station.Kind.WARD else None
    if ward is None:
        return {"kind": ONLINE, "ward": None, "province": station.province_id, "landmark": ""}
    names = {"name": ward.long_name, "ward": ward.code, "province": ward.province_id}
    return {"kind": WARD, "landmark": "", **names}
