"""Envelopes as an officer's browser signs them, made here with the world's private halves."""

import time

from tests.tipoff.factories import FAR

from tipoff.vault import certificates, primitives


def signed(world, certificate, scope="48"):
    """The envelope of a certificate or revocation, by a scope's authority."""
    return certificates.issue(certificate, world.authority(scope)[0].private)


def revocation(world, serial, reason="left", scope="48"):
    taken_back = certificates.Revocation(serial, reason, int(time.time()))
    return signed(world, taken_back, scope)


def station_certificate(world, key, wards=("20260",), scope="48", **changes):
    station = key.station
    values = {
        "station": station.code,
        "kind": station.kind,
        "province": station.province_id or "",
        "wards": tuple(wards),
        "epoch": key.epoch,
        "box_key": bytes(key.public_key),
        "not_after": FAR,
        "serial": certificates.new_serial(scope),
    } | changes
    return signed(world, certificates.StationCertificate(**values), scope)


def officer_certificate(world, officer, keys, scope="48", **changes):
    """For an `OfficerKeys`."""
    values = {
        "officer": officer.public_id,
        "station": officer.station.code,
        "province": officer.station.province_id or "",
        "box_key": keys.box.public,
        "sign_key": keys.sign.public,
        "not_after": FAR,
        "serial": certificates.new_serial(scope),
    } | changes
    return signed(world, certificates.OfficerCertificate(**values), scope)


def serial_of(kind, envelope):
    return certificates.read_unverified(kind, bytes(envelope)).serial


def another_key():
    return primitives.box_pair().public
