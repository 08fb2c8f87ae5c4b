"""What browsers are given of keys: to unlock with, to enrol with, and to act upon in the panel."""

from tipoff.desk.keys import issuers, selectors
from tipoff.desk.keys.lifetimes import Lifetime
from tipoff.desk.keys.selectors import Checker, Standing
from tipoff.models import AuthorityShare, Officer, OfficerVault, RootSuccession
from tipoff.trust import current_root
from tipoff.vault.certificates import OfficerCertificate, serial_of
from tipoff.vault.encoding import b64


def authority_shares(officer: Officer) -> list[dict]:
    """The signing keys of the officer's desk, sealed to this officer, each with its certificate."""
    scope = issuers.scope_of(officer)
    shares = AuthorityShare.objects.filter(officer=officer, authority__scope=scope or "")
    shares = shares.exclude(sealed=b"")
    return [
        {"certificate": b64(share.authority.certificate), "sealed": b64(share.sealed)}
        for share in shares.select_related("authority").order_by("-authority_id")
    ]


def grants(officer: Officer) -> list[dict]:
    """The keys that other stations left to the officer's station, sealed to its own key."""
    return [
        {
            "station": grant.station_key.station.code,
            "epoch": grant.station_key.epoch,
            "boxKey": b64(grant.station_key.public_key),
            "sealed": b64(grant.sealed),
            "holder": {"station": grant.holder.station.code, "epoch": grant.holder.epoch},
        }
        for grant in selectors.grants_to(officer)
    ]


def successions() -> list[str]:
    """Which root follows which, as the roots themselves signed it; the browser checks each."""
    return [b64(row.statement) for row in RootSuccession.objects.order_by("pk")]


def enrolling(officer: Officer) -> dict:
    """What the page needs to make keys: the officer's name in certificates, the root that the new
    vault will pin, and the wrapped keys that wait, if any do."""
    waiting = selectors.uncertified_keys(officer, Checker())
    return {
        "officer": officer.public_id,
        "root": b64(current_root()),
        "wrapped": b64(waiting.wrapped) if waiting else "",
        "standing": isinstance(waiting, OfficerVault),
    }


def panel(officer: Officer, standing: Standing, heirs: list[Standing], checker: Checker) -> dict:
    """What the panel's script signs and seals over; the worker checks each chain again."""
    escrow = checker.escrow()
    return {
        "own": officer.station.code,
        "escrow": b64(escrow) if escrow else "",
        "station": _station(standing),
        "heirs": [_station(heir) for heir in heirs],
        "certify": [_uncertified(each, checker) for each in selectors.waiting(officer, checker)],
    }


def lifetimes(found: list[Lifetime | None]) -> list[dict]:
    """What the worker makes stations' next certificates from."""
    return [{"station": each.station.code, "chain": _chain(each.chain)} for each in found if each]


def _station(standing: Standing) -> dict:
    return {
        "station": standing.station.code,
        "kind": standing.station.kind,
        "wards": list(standing.wards),
        "chain": _chain(standing.chain),
        "stood": _chain(standing.stood),
        "epoch": selectors.next_epoch(standing.station),
        "officers": [
            {
                "officer": each.officer.public_id,
                "station": standing.station.code,
                "chain": _chain(each.chain),
                "serial": each.serial,
            }
            for each in standing.colleagues
        ],
    }


def _uncertified(officer: Officer, checker: Checker) -> dict:
    """An officer's keys that wait; `serial` is the certificate of other keys that ends with them,
    if one stands."""
    keys = selectors.uncertified_keys(officer, checker)
    vault = getattr(officer, "vault", None)
    ends = vault is not None and vault != keys
    return {
        "officer": officer.public_id,
        "station": officer.station.code,
        "boxKey": b64(keys.box_key),
        "signKey": b64(keys.sign_key),
        "serial": serial_of(OfficerCertificate, vault.certificate) if ends else "",
    }


def _chain(chain: list[bytes] | None) -> list[str] | None:
    return [b64(envelope) for envelope in chain] if chain else None
