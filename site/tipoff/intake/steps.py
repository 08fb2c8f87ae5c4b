"""The flow of the tip-off: its questions in order, and their words on the check page."""

from django.utils.translation import gettext_lazy as _

from tipoff.intake import forms, person
from tipoff.intake.engine import Answers, Flow, Step
from tipoff.intake.lines import choice_line, contact_line, place_line, text_line, when_line
from tipoff.intake.place import ONLINE, UNKNOWN, PlaceForm
from tipoff.models import Category
from tipoff.terms import ConcernsChoice, Happening, IdentityChoice, Source
from tipoff.uploads import forms as files


def happens_now(answers: Answers) -> bool:
    """Whether the citizen said that it goes on now or somebody is in danger."""
    return answers.get("happening", {}).get("happening") == Happening.NOW


def asks_when(answers: Answers) -> bool:
    """What goes on now has no day to ask for."""
    return not happens_now(answers)


def when_fits(answers: Answers) -> bool:
    """Whether the day that was answered fits what has happened, or what may happen soon."""
    is_soon = answers.get("happening", {}).get("happening") == Happening.SOON
    return answers["when"]["when"] in dict(forms.when_choices(is_soon=is_soon))


def asks_spot(answers: Answers) -> bool:
    """Nothing online has a house or street; who named a landmark has said where already."""
    place = answers.get("place", {})
    said = place.get("kind") == UNKNOWN and place.get("landmark")
    return place.get("kind") != ONLINE and not said


def asks_contact(answers: Answers) -> bool:
    """Whoever has chosen to report without a name is not asked for one."""
    return answers.get("identity", {}).get("identity") != IdentityChoice.ANONYMOUS


def contact_is_whole(answers: Answers) -> bool:
    """Whether contact details answer what is asked of an organisation, or of a person."""
    asked = "organisation" if _is_for_organisation(answers) else "name"
    return bool(answers["contact"].get(asked))


def contact_to_keep(answers: Answers) -> dict | None:
    """No contact of who wants to be nameless, and no organisation of a person."""
    chosen = answers.get("identity", {}).get("identity")
    if chosen == IdentityChoice.ANONYMOUS:
        return None
    unfit = {"organisation"} if chosen == IdentityChoice.NAMED else set()
    return {name: said for name, said in answers["contact"].items() if name not in unfit}


def call_to_keep(answers: Answers) -> dict | None:
    """That the call page was read counts only for as long as the matter goes on now."""
    return answers["call"] if happens_now(answers) else None


def _is_for_organisation(answers: Answers) -> bool:
    return answers.get("identity", {}).get("identity") == IdentityChoice.ORGANISATION


FLOW = Flow(
    [
        Step("safety", "an-toan", forms.ReadForm, template="tipoff/safety.html"),
        Step(
            "happening",
            "thoi-diem",
            forms.HappeningForm,
            _("When it happens"),
            choice_line("happening", Happening),
        ),
        Step(
            "call",
            "goi-113",
            forms.ReadForm,
            template="tipoff/call.html",
            asked=happens_now,
            keeps=call_to_keep,
        ),
        Step(
            "category",
            "loai-viec",
            forms.CategoryForm,
            _("What it is about"),
            choice_line("category", Category),
        ),
        Step("place", "noi-xay-ra", PlaceForm, _("Place"), place_line, "tipoff/place.html"),
        Step(
            "concerns",
            "lien-quan",
            forms.ConcernsForm,
            _("Concerns officials"),
            choice_line("concerns", ConcernsChoice),
        ),
        Step(
            "spot",
            "cho-nao",
            forms.SpotForm,
            _("Exact place"),
            text_line("spot"),
            asked=asks_spot,
            left_out={"spot": ""},
            optional=True,
        ),
        Step(
            "when",
            "khi-nao",
            forms.WhenForm,
            _("Which day"),
            when_line,
            "tipoff/when.html",
            asked=asks_when,
            holds=when_fits,
        ),
        Step("story", "noi-dung", forms.StoryForm, _("What happened"), text_line("story")),
        Step(
            "source",
            "biet-bang-cach-nao",
            forms.SourceForm,
            _("How you know"),
            choice_line("source", Source),
            left_out={"source": ""},
            optional=True,
        ),
        Step(
            "people",
            "nguoi-lien-quan",
            forms.PeopleForm,
            _("People involved"),
            text_line("people"),
            left_out={"people": ""},
            optional=True,
        ),
        Step(
            files.STEP,
            "hinh-anh",
            files.FilesForm,
            _("Photos, videos, papers"),
            files.line,
            "tipoff/files.html",
            left_out={"attached": []},
        ),
        Step(
            "identity",
            "cach-bao-tin",
            person.IdentityForm,
            _("How you report"),
            choice_line("identity", IdentityChoice),
            left_out={"identity": IdentityChoice.ANONYMOUS.value},
        ),
        Step(
            "contact",
            "lien-he",
            person.ContactForm,
            _("Contact"),
            contact_line,
            "tipoff/contact.html",
            title=_("How can you be reached?"),
            asked=asks_contact,
            holds=contact_is_whole,
            keeps=contact_to_keep,
        ),
    ]
)
