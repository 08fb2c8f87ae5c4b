"""What became of wards: a unit that a later reorganisation ended leads to those of today."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects

from places.models import Ward


def present_wards(wards: Iterable[Ward]) -> dict[str, tuple[Ward, ...]]:
    """Answer by each ward's code the wards of today: itself, or all that followed it.

    A ward that ended without a successor stands for itself. One query for each reorganisation
    that lies between; none while all stand. The successors come with their provinces.
    """
    found = {ward.code: (ward,) for ward in wards}
    asked: set[str] = set()
    while ended := _ended(found.values(), asked):
        successors = Prefetch("successors", Ward.objects.select_related("province"))
        prefetch_related_objects(list(ended.values()), successors)
        asked |= ended.keys()
        heirs = {code: tuple(ward.successors.all()) for code, ward in ended.items()}
        for code, now in found.items():
            found[code] = _followed(now, heirs)
    return found


def _ended(groups: Iterable[tuple[Ward, ...]], asked: set[str]) -> dict[str, Ward]:
    wards = (ward for group in groups for ward in group)
    return {w.code: w for w in wards if not w.is_current and w.code not in asked}


def _followed(wards: tuple[Ward, ...], heirs: dict[str, tuple[Ward, ...]]) -> tuple[Ward, ...]:
    later = [heir for ward in wards for heir in heirs.get(ward.code) or (ward,)]
    return tuple({ward.code: ward for ward in later}.values())
