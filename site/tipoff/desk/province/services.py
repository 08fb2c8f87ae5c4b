"""What a provincial or central desk does beyond its own tips; each act is in the journal before it
is answered."""

import time
from dataclasses import dataclass

from django.db import transaction

from places.models import Station
from tipoff import rules
from tipoff.desk.keys.services import keep_revocation, keep_station_certificate
from tipoff.desk.province import selectors
from tipoff.desk.services import NotPossibleError, record
from tipoff.journal import Action
from tipoff.models import Officer, RoutingRule, StationKey, Tip
from tipoff.selectors import desks
from tipoff.selectors.desks import Desk
from tipoff.trust import current_trust
from tipoff.vault import certificates
from tipoff.vault.errors import CertificateError


@dataclass(frozen=True)
class Signed:
    """What the authority's key signed in the browser: a station's certificate, and the end of the
    one before it (empty where that may stand)."""

    certificate: bytes
    revocation: bytes = b""


def note_overview(officer: Officer, tips: list[Tip], named: list[Tip]) -> None:
    """The overview is about to be shown: its own tips' headers, and the numbers of others."""
    with transaction.atomic(durable=True):
        numbers = [tip.public_id for tip in named]
        record(officer, Action.OVERSIGHT_OPENED, panel="province", named=numbers)
        record(officer, Action.HEADERS_RELEASED, tips=[tip.public_id for tip in tips])


def note_panel(officer: Officer, panel: str, **asked) -> None:
    """A panel that tells of other stations is about to be shown."""
    with transaction.atomic(durable=True):
        record(officer, Action.OVERSIGHT_OPENED, panel=panel, **asked)


def note_header(officer: Officer, tip: Tip) -> None:
    """The sealed header of a tip below is about to be handed over."""
    with transaction.atomic(durable=True):
        record(officer, Action.HEADERS_RELEASED, tip.public_id, tips=[tip.public_id])


def add_station(officer: Officer, station: Station) -> None:
    """Keep a new ward station of the officer's province."""
    with transaction.atomic(durable=True):
        station.kind, station.province_id = Station.Kind.WARD, officer.station.province_id
        station.save()
        record(officer, Action.STATION_ADDED, station.code)


def change_facts(officer: Officer, station: Station, fields: list[str]) -> None:
    """Keep a station's public facts; the journal has the names of the fields that changed."""
    with transaction.atomic(durable=True):
        station.save(update_fields=fields)
        record(officer, Action.STATION_CHANGED, station.code, fields=fields)


def certify(officer: Officer, station: Station, wards, signed: Signed) -> None:
    """Put a new certificate in the place of the station's present one: longer, or other wards.

    Where wards are taken away the old one must be revoked with it: a writer of the database could
    put it back, and tips would go on arriving there. Raises `NotPossibleError`: `uncertified` where
    no key of the station is certified, `signature` for what does not verify or says otherwise.
    """
    with transaction.atomic(durable=True):
        before = _present(station)
        key = StationKey.objects.select_for_update().get(pk=before.key.pk)
        station.wards.set(wards)
        found = keep_station_certificate(officer, key, signed.certificate)
        if set(found.wards) != {ward.code for ward in wards}:
            raise NotPossibleError("signature")
        if before.certificate.wards and set(before.certificate.wards) - set(found.wards):
            # The last step: what is remembered outside the database no rollback takes back.
            _revoke(officer, before.certificate.serial, signed.revocation)


def add_rule(officer: Officer, category: str, station: Station, signature: bytes) -> None:
    """Keep a rule that the province's authority signed.

    Raises `NotPossibleError`: `signature` for any other signature, `ruled` where the category has
    a rule already, which is first taken away.
    """
    province, now = officer.station.province_id, int(time.time())
    trust = current_trust(now)
    rule = RoutingRule(
        province_id=province, category=category, station=station, signature=signature
    )
    keys = selectors.signing_keys(officer, trust, now)
    if not any(desks.is_signed(rule, key, trust) for key in keys):
        raise NotPossibleError("signature")
    with transaction.atomic(durable=True):
        if RoutingRule.objects.filter(province=province, category=category).exists():
            raise NotPossibleError("ruled")
        rule.save()
        record(officer, Action.RULE_ADDED, station.code, category=category)


def remove_rule(officer: Officer, rule: RoutingRule, revocation: bytes) -> None:
    """Take a rule away and revoke it: its category goes to the wards' stations again.

    A rule that bears no serial was never signed as rules are; it needs no revocation.
    """
    serial = rules.serial_of(rule.signature)
    with transaction.atomic(durable=True):
        if not RoutingRule.objects.filter(pk=rule.pk).delete()[0]:
            raise NotPossibleError("rule")
        record(officer, Action.RULE_REMOVED, rule.station.code, category=rule.category)
        if serial.startswith(f"{rule.province_id}:"):
            _revoke(officer, serial, revocation)


def _present(station: Station) -> Desk:
    now = int(time.time())
    row = Station.objects.prefetch_related(desks.keys()).get(pk=station.pk)
    found = desks.desk_of(row, current_trust(now), now)
    if found.key is None:
        raise NotPossibleError("uncertified")
    return found


def _revoke(officer: Officer, serial: str, envelope: bytes) -> None:
    # Read before it is kept: a revocation of another certificate must not be remembered.
    try:
        named = certificates.read_unverified(certificates.Revocation, envelope).serial
    except CertificateError:
        named = ""
    if named != serial:
        raise NotPossibleError("signature")
    keep_revocation(officer, envelope)
