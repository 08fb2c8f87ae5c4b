"""Officers come, enrol, are certified, move and leave: whole journeys, each one COMMIT."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from common.models import User
from places.models import Station
from tipoff.desk import notices
from tipoff.desk.keys import issuers, selectors
from tipoff.desk.keys.services import MadeKey, keep_revocation, keep_station_key
from tipoff.desk.posting import NotPossibleError, record
from tipoff.journal import Action
from tipoff.models import DutyShift, Enrolment, Officer, OfficerVault, Tip
from tipoff.services.certificates import drop_shares
from tipoff.vault.certificates import OfficerCertificate, serial_of
from tipoff.vault.encoding import parse
from tipoff.vault.errors import VaultError

MOST_WRAPPED_BYTES = 1024


@dataclass(frozen=True)
class NewOfficer:
    """A person as the province's desk names one; the account gets no password here."""

    login: str
    name: str
    email: str
    station: Station
    role: str


@transaction.atomic(durable=True)
def add_officer(by: Officer, person: NewOfficer) -> Officer:
    """Make account and officer. Nothing opens by it: keys are the officer's own to make."""
    user = User(
        username=person.login, first_name=person.name, email=person.email, kind=User.Kind.OFFICER
    )
    user.set_unusable_password()
    user.save()
    officer = Officer(user=user, station=person.station, display_name=person.name, role=person.role)
    officer.clean()
    officer.save()
    record(by, Action.OFFICER_ADDED, officer=officer.public_id, of=person.station.code)
    return officer


@transaction.atomic(durable=True)
def enrol(officer: Officer, box_key: bytes, sign_key: bytes, wrapped: bytes) -> None:
    """Keep keys that the officer's browser has made, until they are certified; the old vault
    stays as it is until then, and a later enrolment takes the place of an earlier."""
    _check_wrap(wrapped)
    keys = {"box_key": box_key, "sign_key": sign_key, "wrapped": wrapped}
    Enrolment.objects.filter(officer=officer).delete()
    notices.tell_enrolled(Enrolment.objects.create(officer=officer, **keys))
    record(officer, Action.OFFICER_ENROLLED, again=hasattr(officer, "vault"))


@transaction.atomic(durable=True)
def certify(by: Officer, officer: Officer, envelope: bytes, revoked: bytes = b"") -> None:
    """Certify the officer's keys that wait: new ones, or those of the vault once more.

    New keys take the old ones' place: the old certificate is taken back, and what was sealed to
    them goes, since it opens nothing any more.
    """
    Enrolment.objects.select_for_update().filter(officer=officer).first()
    officer = selectors.officers_under(by).get(pk=officer.pk)
    keys = selectors.uncertified_keys(officer, selectors.Checker())
    if keys is None:
        raise NotPossibleError("changed")
    found = issuers.officer_certificate(officer, envelope, issuers.scope_of(by))
    if (found.box_key, found.sign_key) != (keys.box_key, keys.sign_key):
        raise NotPossibleError("signature")
    _take_back(by, officer, revoked)
    if isinstance(keys, Enrolment):
        _replace_vault(officer, keys, envelope)
        notices.tell_certified(by, officer, found.serial)
    else:
        OfficerVault.objects.filter(officer=officer).update(certificate=envelope)
    record(by, Action.OFFICER_CERTIFIED, officer=officer.public_id, serial=found.serial)


def _replace_vault(officer: Officer, enrolment: Enrolment, envelope: bytes) -> None:
    """The new keys, certified, in the place of the old ones."""
    OfficerVault.objects.update_or_create(
        officer=officer,
        defaults={
            "box_key": enrolment.box_key,
            "sign_key": enrolment.sign_key,
            "wrapped": enrolment.wrapped,
            "certificate": envelope,
            "last_unlocked_at": None,
        },
    )
    enrolment.delete()
    drop_shares(officer)


@transaction.atomic(durable=True)
def renew_certificate(
    by: Officer, officer: Officer, station: Station, envelope: bytes, revoked: bytes
) -> None:
    """The same keys certified for another station, or for longer; the old certificate ends."""
    if not selectors.stations_under(by).filter(pk=station.pk).exists():
        raise NotPossibleError("changed")
    moves = officer.station_id != station.pk
    if moves:
        _leave_station(officer)
    _take_back(by, officer, revoked)
    officer.station = station
    found = issuers.officer_certificate(officer, envelope, issuers.scope_of(by))
    if found.box_key != officer.vault.box_key or found.sign_key != officer.vault.sign_key:
        raise NotPossibleError("signature")
    officer.save(update_fields=["station"])
    OfficerVault.objects.filter(officer=officer).update(certificate=envelope)
    if moves:
        notices.tell_certified(by, officer, found.serial)
    details = {"officer": officer.public_id, "serial": found.serial, "of": station.code}
    held = _signed_with(officer) if moves else []
    record(by, Action.OFFICER_CERTIFIED, **details, moved=moves, authorities=held)


@transaction.atomic(durable=True)
def leave(by: Officer, officer: Officer, revoked: bytes, made: MadeKey | None) -> None:
    """An officer leaves: certificate taken back, account shut (which ends every session), and the
    station on its next key; with nobody left to hold one, the station stands without."""
    if by.pk == officer.pk:
        raise NotPossibleError("changed")
    _take_back(by, officer, revoked)
    officer.is_active = officer.user.is_active = False
    officer.save(update_fields=["is_active"])
    officer.user.save(update_fields=["is_active"])
    Enrolment.objects.filter(officer=officer).delete()
    _leave_station(officer)
    _renew_or_retire(by, officer.station, made)
    details = {"officer": officer.public_id, "of": officer.station.code}
    record(by, Action.OFFICER_LEFT, **details, authorities=_signed_with(officer))


def repin(officer: Officer, wrapped: bytes) -> None:
    """Keep the officer's vault as the browser wrapped it anew, with the root that follows the old.

    Only the officer's own open vault gets here; the server cannot look inside.
    """
    _check_wrap(wrapped)
    with transaction.atomic(durable=True):
        OfficerVault.objects.filter(officer=officer).update(wrapped=wrapped)
        record(officer, Action.ROOT_PINNED)


def _renew_or_retire(by: Officer, station: Station, made: MadeKey | None) -> None:
    if made is not None:
        keep_station_key(by, station, made)
    elif selectors.standing_of(station, selectors.Checker()).certified:
        raise NotPossibleError("changed")
    else:
        station.keys.filter(retired_at=None).update(retired_at=timezone.now())


def _take_back(by: Officer, officer: Officer, revoked: bytes) -> None:
    """The officer's present certificate must end by what was signed, where there is one that holds;
    nothing else is taken back by the way."""
    vault = OfficerVault.objects.filter(officer=officer).first()
    serial = _serial(vault)
    holds = vault is not None and selectors.Checker().officer_chain(officer) is not None
    if not revoked:
        if holds:
            raise NotPossibleError("changed")
        return
    if keep_revocation(by, revoked).serial != serial:
        raise NotPossibleError("signature")


def _serial(vault: OfficerVault | None) -> str:
    return serial_of(OfficerCertificate, vault.certificate) if vault else ""


def _signed_with(officer: Officer) -> list[str]:
    """The serials of the signing keys that the officer has held, for the journal: who leaves their
    desk may have copied them."""
    return sorted(share.authority.serial for share in officer.authority_shares.all())


def _leave_station(officer: Officer) -> None:
    """What an officer held at a station: keys, tips to look after, hours on the rota."""
    drop_shares(officer)
    Tip.objects.filter(assigned_to=officer).update(assigned_to=None)
    DutyShift.objects.filter(officer=officer, ends_at__gt=timezone.now()).delete()
    DutyShift.objects.filter(deputy=officer, ends_at__gt=timezone.now()).update(deputy=None)


def _check_wrap(wrapped: bytes) -> None:
    """Refuse what is no vault at all; whether it is the right one only the passphrase tells."""
    try:
        head = parse(wrapped) if len(wrapped) <= MOST_WRAPPED_BYTES else {}
    except VaultError:
        head = {}
    if set(head) != {"memory", "passes", "purpose", "salt", "sealed", "v"}:
        raise NotPossibleError("signature")
