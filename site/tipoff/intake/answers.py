"""From a draft's answers to what is routed and what is sealed."""

from tipoff.intake.engine import Answers
from tipoff.intake.place import ONLINE
from tipoff.intake.steps import happens_now, place_words
from tipoff.models.states import URGENT_CATEGORIES
from tipoff.routing import Concerns, Question
from tipoff.selectors.area import current_ward, home_province
from tipoff.services import Report


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
    question = question_of(answers, above=above)
    header = {
        "category": question.category,
        "happening": answers["happening"]["happening"],
        "place": place_words(answers),
        "ward": question.ward,
        "province": question.province,
        "landmark": answers["place"]["landmark"],
        "concerns": str(question.concerns),
        "urgent": question.urgent,
        "language": language,
    }
    return Report(question, header=header, body={"story": answers["story"]["story"]})
