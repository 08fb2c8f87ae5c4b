"""The flow of the tip-off: its questions in order, and their words on the check page."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tipoff.intake import forms
from tipoff.intake.engine import Answers, Flow, Step
from tipoff.intake.place import ONLINE, PlaceForm
from tipoff.models import Category
from tipoff.terms import ConcernsChoice, Happening


def happens_now(answers: Answers) -> bool:
    """Whether the citizen said that it goes on now or somebody is in danger."""
    return answers.get("happening", {}).get("happening") == Happening.NOW


def place_words(answers: Answers) -> str:
    """The place as the citizen reads it back."""
    place = answers["place"]
    if place["kind"] == "ward":
        return place["name"]
    words = gettext("Online or by phone") if place["kind"] == ONLINE else gettext("I am not sure")
    return ". ".join(filter(None, (words, place["landmark"])))


FLOW = Flow(
    [
        Step(
            "happening",
            "thoi-diem",
            forms.HappeningForm,
            _("When it happens"),
            lambda answers: Happening(answers["happening"]["happening"]).label,
            reopens=["call"],
        ),
        Step(
            "call",
            "goi-113",
            forms.CallForm,
            template="tipoff/call.html",
            asked=happens_now,
        ),
        Step(
            "category",
            "loai-viec",
            forms.CategoryForm,
            _("What it is about"),
            lambda answers: Category(answers["category"]["category"]).label,
        ),
        Step("place", "noi-xay-ra", PlaceForm, _("Place"), place_words, "tipoff/place.html"),
        Step(
            "concerns",
            "lien-quan",
            forms.ConcernsForm,
            _("Concerns officials"),
            lambda answers: ConcernsChoice(answers["concerns"]["concerns"]).label,
        ),
        Step(
            "story",
            "noi-dung",
            forms.StoryForm,
            _("What happened"),
            lambda answers: answers["story"]["story"],
        ),
    ]
)
