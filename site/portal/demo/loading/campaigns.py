"""Loads organisations, the movement, models, the programme, events and consultations."""

from datetime import datetime, time, timedelta
from functools import partial

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from wagtail.models import Page

from campaigns.dates import PartialDate
from campaigns.models import (
    Adoption,
    ConsultationIndexPage,
    ConsultationPage,
    EventIndexPage,
    EventPage,
    LegalBasis,
    ModelMilestone,
    ModelTask,
    MovementIndexPage,
    MovementPage,
    MovementRelatedPage,
    Organisation,
    PilotModelIndexPage,
    PilotModelPage,
    ProgrammeIndexPage,
    ProgrammePage,
    ProgrammeParty,
    ProgrammeTask,
)
from news.models import NewsArticlePage
from places.models import FormerUnit
from portal.demo.content import campaigns as content
from portal.demo.loading.law import add, cited_page
from portal.demo.loading.news import LOCAL
from portal.demo.loading.pictures import picture


def load() -> None:
    """Whatever is not there yet; models name the movement, so that it comes first."""
    for kind, name, short in content.ORGANISATIONS:
        Organisation.objects.get_or_create(name=name, defaults={"kind": kind, "short_name": short})
    publish = partial(add, day=content.PUBLISHED)
    publish(MovementIndexPage, content.MOVEMENT["slug"], movement)
    for told in content.MODELS:
        publish(PilotModelIndexPage, told.slug, model, told)
    publish(ProgrammeIndexPage, content.PROGRAMME["slug"], programme)
    for told in (content.EVENT, content.COMING):
        publish(EventIndexPage, told["slug"], event, told)
    for told in (content.CONSULTATION, content.OPEN):
        publish(ConsultationIndexPage, told["slug"], consultation, told)


def common(told: dict) -> dict:
    """What every page takes as it is told."""
    words = {name: told[name] for name in ("slug", "title", "summary")}
    return {**words, "listing_image": picture(told["image"]), "live": False}


def organisation(name: str) -> Organisation | None:
    """The organisation of this name; None where the words name no organisation."""
    return Organisation.objects.filter(name=name).first()


def lines(items: tuple[str, ...]) -> str:
    return format_html(
        "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((item,) for item in items))
    )


def paragraph(words: str) -> list:
    return [("text", format_html("<p>{}</p>", words))]


def movement() -> MovementPage:
    told = content.MOVEMENT
    page = MovementPage(aims=lines(told["aims"]), **common(told))
    for order, slug in enumerate(told["related"]):
        named = NewsArticlePage.objects.get(slug=slug)
        page.related_pages.add(MovementRelatedPage(sort_order=order, related=named))
    return page


def model(told: content.DemoModel) -> Page:
    page = PilotModelPage(
        title=told.title,
        slug=told.slug,
        summary=told.summary,
        listing_image=picture(told.image),
        formula=told.formula,
        status=told.status,
        movement=MovementPage.objects.get(slug=content.MOVEMENT["slug"]),
        purpose=told.purpose,
        lead=organisation(told.lead),
        criteria=lines(told.criteria),
        figures=[figure(one) for one in told.figures],
        live=False,
    )
    add_parts(page, told)
    return page


def add_parts(page: PilotModelPage, told: content.DemoModel) -> None:
    for order, cited in enumerate(told.basis):
        page.legal_bases.add(LegalBasis(sort_order=order, text=cited, page=cited_page(cited)))
    for order, (who, what) in enumerate(told.tasks):
        body = organisation(who)
        task = ModelTask(sort_order=order, organisation=body, who="" if body else who, text=what)
        page.tasks.add(task)
    for order, (moment, what) in enumerate(told.milestones):
        page.milestones.add(ModelMilestone(sort_order=order, moment=day(moment), text=what))
    for order, adopted in enumerate(told.adoptions):
        page.adoptions.add(adoption(order, adopted))


def day(text: str) -> PartialDate:
    return PartialDate.from_text(text)


def adoption(order: int, told: content.Adopted) -> Adoption:
    return Adoption(
        sort_order=order,
        ward_id=told.ward,
        former_unit=FormerUnit.objects.filter(code=told.former, level="ward").first(),
        spot=told.spot,
        began_on=day(told.since),
        note=told.note,
        figures=[figure(one) for one in told.figures],
    )


def figure(told: content.Figure) -> tuple[str, dict]:
    value = {
        "label": told.label,
        "number": told.number,
        "unit": told.unit,
        "until": told.until,
        "source_name": told.source,
    }
    return ("figure", value | ({"measure": told.measure} if told.measure else {}))


def programme() -> ProgrammePage:
    told = content.PROGRAMME
    page = ProgrammePage(signed_on=day(told["signed"]), **common(told))
    for order, name in enumerate(told["parties"]):
        page.parties.add(ProgrammeParty(sort_order=order, organisation=organisation(name)))
    for order, (title, how) in enumerate(told["tasks"]):
        page.tasks.add(ProgrammeTask(sort_order=order, title=title, text=how))
    return page


def moment(said: str | int) -> datetime:
    """What is written down, or the beginning of the day that is so many days from today."""
    if isinstance(said, str):
        return datetime.fromisoformat(said).replace(tzinfo=LOCAL)
    return datetime.combine(timezone.localdate() + timedelta(said), time(0), LOCAL)


def hours(told: dict) -> dict:
    """When an event begins and ends: at hours of its day, or all day long."""
    day = moment(told["starts"])
    if not told["hours"]:
        return {"starts_at": day, "is_all_day": True}
    begins, ends = (day.replace(hour=hour) for hour in told["hours"])
    return {"starts_at": begins, "ends_at": ends}


def event(told: dict) -> EventPage:
    return EventPage(
        **hours(told),
        ward_id=told["ward"],
        address=told["address"],
        organisers=told["organisers"],
        programme=[("row", {"when": when, "what": what}) for when, what in told["programme"]],
        **common(told),
    )


def consultation(told: dict) -> ConsultationPage:
    return ConsultationPage(
        opens_at=moment(told["opens"]),
        closes_at=moment(told["closes"]),
        draft=paragraph(told["draft"]),
        themes=[("theme", theme(*asked, told["answer"])) for asked in told["themes"]],
        outcome=paragraph(told["outcome"]) if told["outcome"] else [],
        **common(told),
    )


def theme(title: str, question: str, answer: str) -> dict:
    return {
        "title": title,
        "question": format_html("<p>{}</p>", question),
        "conference_opinions": [],
        "answer": format_html("<p>{}</p>", answer) if answer else "",
    }
