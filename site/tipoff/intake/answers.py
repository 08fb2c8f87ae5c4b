"""From a draft's answers to what is routed and what is sealed."""

from collections.abc import Sequence

from tipoff.intake.engine import Answers
from tipoff.intake.lines import contact_of, place_line
from tipoff.intake.place import ONLINE
from tipoff.intake.steps import FLOW, happens_now
from tipoff.models.states import URGENT_CATEGORIES
from tipoff.routing import Concerns, Question
from tipoff.selectors.area import current_ward, home_province
from tipoff.services import Report
from tipoff.uploads.facts import Attached
from tipoff.uploads.shelf import INTAKE

BODY = ("story", "spot", "when", "source", "people", "identity")


def question_of(answers: Answers, *, above: bool = False) -> Question:
    """Where these answers belong; the ward is looked up as it is today."""
    place, home = answers["place"], home_province()
    ward = current_ward(place["ward"])
    return Question(
        ward=ward.code if ward else None,
        province=(ward.province_id if ward else place["province"]) or None,
        category=answers["category"]["category"],
        urgent=is_urgent(answers),
        concerns=Concerns(answers["concerns"]["concerns"]),
        online=place["kind"] == ONLINE,
        home_province=home.code if home else None,
        above=above,
    )


def is_urgent(answers: Answers) -> bool:
    """Happening now or in danger, and any child or sexual abuse."""
    return happens_now(answers) or answers["category"]["category"] in URGENT_CATEGORIES


def report_of(answers: Answers, language: str, *, above: bool = False) -> Report:
    """The sealed parts, under the names that `tipoff.terms` explains."""
    given = FLOW.given(answers)
    question = question_of(given, above=above)
    header = {
        "category": question.category,
        "happening": given["happening"]["happening"],
        "place": place_line(given),
        "ward": question.ward,
        "province": question.province,
        "landmark": given["place"]["landmark"],
        "concerns": str(question.concerns),
        "urgent": question.urgent,
        "language": language,
    }
    attached = tuple(INTAKE.attached({"answers": given}))
    body = _body(given, attached)
    return Report(question, header=header, body=body, contact=contact_of(given), files=attached)


def _body(given: Answers, attached: Sequence[Attached]) -> dict:
    """What was said and attached, and nothing for what was not."""
    parts = [given.get(name, {}) for name in BODY]
    parts.append({"files": [file.told() for file in attached]})
    return {name: said for part in parts for name, said in part.items() if said}
