"""A sealed tip as rows: from the intake, or from its blob."""

from datetime import UTC, datetime

from django.db.models import F
from django.utils import timezone

from places.models import Station
from tipoff.models import Counter, StationKey, Tip, TipKey
from tipoff.routing import Question
from tipoff.services import contacts
from tipoff.vault.tips import SealedKey, SealedTip


def by_lookup(lookup_id: str) -> Tip | None:
    """The tip that a receipt leads to; one that is being shredded is gone already."""
    tips = Tip.objects.select_related("station").filter(shredded_at=None)
    return tips.filter(lookup_id=lookup_id).first()


def insert_tip(sealed: SealedTip, station: Station) -> Tip:
    """Make a tip's row and its keys' rows, inside the caller's transaction."""
    clear, named = sealed.clear, sealed.identity
    tip = Tip.objects.create(
        public_id=clear["number"],
        tip_id=named.tip_id,
        station=station,
        urgent=clear["urgent"],
        in_digest=clear.get("in_digest", False),
        practice=clear.get("practice", False),
        created_at=moment(clear["created_at"]),
        acknowledge_by=moment(clear["acknowledge_by"]),
        forward_by=moment(clear["forward_by"]),
        decide_by=moment(clear["decide_by"]),
        tip_public=named.tip_public,
        source_public=named.source_public,
        lookup_id=clear["lookup_id"],
        binding=bytes.fromhex(clear["binding"]),
        content_tag=bytes.fromhex(clear["content_tag"]),
        sealed_header=sealed.header,
        sealed_body=sealed.body,
        sealed_contact=sealed.contact,
        **contacts.in_clear(sealed.clear),
        blob=named.tip_id,
    )
    TipKey.objects.bulk_create(_key_row(tip, key) for key in sealed.keys)
    return tip


def count_tip(question: Question, at: datetime) -> None:
    """Raise the public figure of this tip's province, month and category."""
    counter, _ = Counter.objects.get_or_create(
        province=question.province or question.home_province or "",
        month=timezone.localdate(at).replace(day=1),
        category=question.category,
    )
    Counter.objects.filter(pk=counter.pk).update(count=F("count") + 1)


def moment(seconds: int) -> datetime:
    """A time in the clear part of a blob (whole seconds since 1970) as a datetime."""
    return datetime.fromtimestamp(seconds, UTC)


def _key_row(tip: Tip, key: SealedKey) -> TipKey:
    station_key = None
    if key.kind == TipKey.Kind.STATION:
        keys = StationKey.objects.filter(station__code=key.name, epoch=key.epoch)
        station_key = keys.first()
    return TipKey(
        tip=tip,
        kind=key.kind,
        name=key.name,
        epoch=key.epoch,
        station_key=station_key,
        sealed=key.sealed,
    )
