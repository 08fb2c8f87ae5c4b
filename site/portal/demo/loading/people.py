"""Loads stations, their keys, officers and editors; what is there already is left as it is."""

from functools import cache

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from common.models import User
from places.models import Station, Ward
from portal.demo import keys
from portal.demo.constants import PASSWORD, seed
from portal.demo.content.people import EDITORS, OFFICERS, RULE, STATIONS
from tipoff import rules
from tipoff.models import (
    Authority,
    AuthorityShare,
    EscrowKey,
    Officer,
    OfficerVault,
    RoutingRule,
    StationKey,
    StationKeyShare,
)
from tipoff.vault import officers as vault_officers
from tipoff.vault import primitives, shares


def load() -> None:
    """Everybody and every key of the demonstration."""
    for editor in EDITORS:
        load_editor(editor)
    EscrowKey.objects.get_or_create(
        epoch=keys.EPOCH, defaults={"certificate": keys.escrow_envelope()}
    )
    for station in STATIONS:
        load_station(station)
    for person in OFFICERS:
        load_officer(keys.member(person.username))
    for station in STATIONS:
        if station.has_key:
            load_station_key(station)
    load_rule()


@cache
def hashed_password() -> str:
    """One for all: everybody's password is the same and public, and Argon2 is slow on purpose."""
    return make_password(PASSWORD)


def load_account(username: str, name: str, **fields) -> User:
    """An account with the demonstration's password and a second factor of its own."""
    user, created = User.objects.get_or_create(
        username=username,
        defaults={
            "first_name": name,
            "email": f"{username}@dung-thu.invalid",
            "is_demonstration": True,
            **fields,
        },
    )
    if created:
        user.password = hashed_password()
        user.save(update_fields=["password"])
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, keys.totp_secret(username))
    return user


def load_editor(editor) -> None:
    top = not editor.group
    user = load_account(editor.username, editor.first_name, is_superuser=top, is_staff=top)
    if editor.group:
        user.groups.add(Group.objects.get(name=editor.group))


def load_station(station) -> Station:
    row, _ = Station.objects.get_or_create(
        code=station.code,
        defaults={
            "kind": station.kind,
            "name": station.name,
            "hours": station.hours,
            "province_id": station.province or None,
            "is_demonstration": True,
        },
    )
    row.wards.set(Ward.objects.filter(code__in=station.wards))
    return row


def load_officer(member) -> None:
    """The account, the officer and the wrapped vault; unlocked just now, so that the station
    counts as working."""
    person = member.person
    user = load_account(person.username, person.display_name, kind=User.Kind.OFFICER)
    officer, _ = Officer.objects.get_or_create(
        user=user,
        defaults={
            "station": Station.objects.get(code=person.station),
            "display_name": person.display_name,
            "role": Officer.Role.CHIEF if person.chief else Officer.Role.OFFICER,
            "public_id": member.public_id,
        },
    )
    if not OfficerVault.objects.filter(officer=officer).exists():
        enrol(officer, member)
    OfficerVault.objects.filter(officer=officer).update(last_unlocked_at=timezone.now())


def enrol(officer: Officer, member) -> None:
    root = primitives.sign_pair(seed("root")).public
    wrapped = vault_officers.wrap_officer(member.seed, root, member.passphrase, member.public_id)
    OfficerVault.objects.create(
        officer=officer,
        box_key=member.keys.box.public,
        sign_key=member.keys.sign.public,
        wrapped=wrapped,
        certificate=member.envelope,
    )


def load_station_key(station) -> None:
    """The station's first epoch, sealed to each of its officers and to escrow."""
    scope, pair = keys.scope_of(station), keys.station_pair(station)
    authority, _ = Authority.objects.get_or_create(
        serial=keys.authority(scope).serial,
        defaults={
            "scope": scope,
            "sign_key": keys.authority(scope).sign_key,
            "certificate": keys.authority_envelope(scope),
        },
    )
    name = shares.StationKeyName(station.code, keys.EPOCH, pair.public)
    key, _ = StationKey.objects.get_or_create(
        station=Station.objects.get(code=station.code),
        epoch=keys.EPOCH,
        defaults={
            "public_key": pair.public,
            "certificate": keys.station_envelope(station),
            "authority": authority,
            "escrow_share": shares.seal_station_share(
                pair.private, name, keys.escrow().recipient()
            ),
        },
    )
    for person in OFFICERS:
        if person.station == station.code:
            load_share(key, name, pair.private, keys.member(person.username))
            if station.kind != Station.Kind.WARD:
                load_authority_share(authority, keys.member(person.username))


def load_authority_share(authority: Authority, member) -> None:
    officer = Officer.objects.get(public_id=member.public_id)
    if not AuthorityShare.objects.filter(authority=authority, officer=officer).exists():
        sealed = keys.authority_share(member)
        AuthorityShare.objects.create(authority=authority, officer=officer, sealed=sealed)


def load_rule() -> None:
    """One rule of Đà Nẵng: human trafficking goes to the city's own desk."""
    province, category, station = RULE
    if not RoutingRule.objects.filter(province_id=province, category=category).exists():
        RoutingRule.objects.create(
            province_id=province,
            category=category,
            station=Station.objects.get(code=station),
            signature=rules.sign(*RULE, seed(f"authority/{province}")),
        )


def load_share(key: StationKey, name, private: bytes, member) -> None:
    officer = Officer.objects.get(public_id=member.public_id)
    if not StationKeyShare.objects.filter(station_key=key, officer=officer).exists():
        sealed = shares.seal_station_share(private, name, member.certificate.recipient())
        StationKeyShare.objects.create(station_key=key, officer=officer, sealed=sealed)
