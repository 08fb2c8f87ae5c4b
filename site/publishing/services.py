"""Writing the catalogue: each call runs inside the transaction of the change that it follows."""

from copy import copy
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, F, Value
from django.db.models.functions import Concat, Greatest, Substr, TruncMonth
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Page, Site, get_page_models

from common.catalogue import CatalogueFields

from .models import CatalogueCount, CatalogueEntry, CataloguePlace
from .search import writing

#: Sent within the transaction of a page's change: `page`, and the `fields` of its row, None where
#: it has none any more.
catalogued = Signal()
BATCH = 200
COUNTED_BY = ("language", "kind", "section")


def index(page: Page) -> None:
    """Write the row of a published page; remove it where there is nothing to list."""
    fields = _describe(page)
    url = fields and url_of(page)
    if url:
        _write(page, fields, url)
    else:
        remove(page.pk)
    catalogued.send(type(page), page=page, fields=fields if url else None)


def remove(page_id: int) -> None:
    """Forget a page that is no longer published."""
    entry = CatalogueEntry.objects.filter(pk=page_id).first()
    if entry is not None:
        _count(entry, -1)
        entry.delete()


def follow_address(page: Page, old_url_path: str) -> None:
    """After a page moved or changed its slug, change the rows of all pages under it.

    Descendants' own `url_path` is not yet written at this moment, so the rows' addresses are
    changed by their beginning.
    """
    old, new = url_of(page, old_url_path), url_of(page)
    subtree = CatalogueEntry.objects.filter(
        page_id__in=Page.objects.filter(path__startswith=page.path).values("pk")
    )
    if old and new:
        moved = Concat(Value(new), Substr("url", len(old) + 1))
        subtree.filter(url__startswith=old).update(url=moved)
    elif old != new:
        _index_descendants(page, old_url_path)


@transaction.atomic
def rename_section(old: str, new: str, names: dict[str, str]) -> None:
    """Follow a section whose slug or name (in each language) changed, in every row and count."""
    rows = CatalogueEntry.objects.filter(section=old)
    writing.rename_section(old, new, names)
    rows.update(section=new, section_name=writing.by_language(names))
    if old != new:
        recount((old, new))


def url_of(page: Page, url_path: str | None = None) -> str | None:
    """The address of a page (of its other `url_path`) without the host; None outside of sites."""
    if url_path is not None:
        page = copy(page)
        page.url_path = url_path
    parts = page.get_url_parts()
    return parts[2] if parts else None


def rebuild() -> int:
    """Write every row anew and count again; idempotent, safe while the site runs. Answers rows."""
    Site.clear_site_root_paths_cache()
    models = [model for model in get_page_models() if hasattr(model, "catalogue_entry")]
    published = Page.objects.live().exact_type(*models) if models else Page.objects.none()
    for entry in CatalogueEntry.objects.exclude(page_id__in=published.values("pk")).iterator():
        remove(entry.pk)
    ids = list(published.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        # A short transaction each: tips must not wait for the write lock.
        with transaction.atomic():
            for page in Page.objects.filter(pk__in=ids[start : start + BATCH]).specific():
                index(page)
    recount()
    writing.write_stations()
    return CatalogueEntry.objects.count()


@transaction.atomic
def recount(sections: tuple[str, ...] | None = None) -> None:
    """Count the rows again, of all sections or of those named."""
    chosen = {} if sections is None else {"section__in": sections}
    CatalogueCount.objects.filter(**chosen).delete()
    month = TruncMonth("date", tzinfo=timezone.get_default_timezone())
    rows = (
        CatalogueEntry.objects.filter(**chosen)
        .annotate(month=month)
        .values("month", *COUNTED_BY)
        .annotate(number=Count("page_id"))
        .order_by()
    )
    CatalogueCount.objects.bulk_create(
        [CatalogueCount(**{**row, "month": row["month"].date()}) for row in rows]
    )


def month_of(moment: datetime) -> date:
    """The first day of a moment's month, in the portal's time zone."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date().replace(day=1)


def legible(text: str) -> str:
    """A text without the signs that no feed may hold, such as those that Word leaves behind."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")


def _describe(page: Page) -> CatalogueFields | None:
    if not page.live or not hasattr(page, "catalogue_entry"):
        return None
    return page.catalogue_entry()


def _write(page: Page, fields: CatalogueFields, url: str) -> None:
    before = CatalogueEntry.objects.filter(pk=page.pk).first()
    entry = CatalogueEntry(
        page_id=page.pk,
        kind=fields.kind,
        section=fields.section,
        section_name=fields.section_name[:255],
        language=page.locale.language_code,
        date=fields.date,
        title=legible(fields.title),
        url=url,
        summary=legible(fields.summary),
        thumbnail=asdict(fields.thumbnail) if fields.thumbnail else None,
        places=list(fields.places),
        place_label=fields.place_label[:1000],
    )
    entry.save(force_insert=before is None, force_update=before is not None)
    if before is None or _counter(before) != _counter(entry):
        if before is not None:
            _count(before, -1)
        _count(entry, +1)
    if before is None or (before.places, before.date) != (entry.places, entry.date):
        _place(entry)
    writing.write_page(entry, fields)


def _place(entry: CatalogueEntry) -> None:
    entry.place_rows.all().delete()
    CataloguePlace.objects.bulk_create(
        CataloguePlace(entry=entry, code=code, date=entry.date) for code in set(entry.places)
    )


def _counter(entry: CatalogueEntry) -> dict:
    own = {name: getattr(entry, name) for name in COUNTED_BY}
    return {**own, "month": month_of(entry.date)}


def _count(entry: CatalogueEntry, change: int) -> None:
    count, _created = CatalogueCount.objects.get_or_create(**_counter(entry))
    # Never below none: a wrong count must not keep a page from being published.
    number = Greatest(F("number") + change, 0)
    CatalogueCount.objects.filter(pk=count.pk).update(number=number)


def _index_descendants(page: Page, old_url_path: str) -> None:
    below = Page.objects.filter(path__startswith=page.path).exclude(pk=page.pk).live()
    for child in below.specific().iterator():
        child.url_path = page.url_path + child.url_path.removeprefix(old_url_path)
        index(child)
