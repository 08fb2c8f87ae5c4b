"""What keeps stations in search in step: their facts, the wards they serve, wards' names.

Pages are followed by the catalogue (`publishing.receivers`). A station that is deleted takes its
rows along.
"""

from django.db.models import signals

from places.models import PlacesVersion, Station

from . import writing


def connect() -> None:
    signals.post_save.connect(write_saved_station, sender=Station, dispatch_uid="search_station")
    signals.m2m_changed.connect(
        write_station_of_wards, sender=Station.wards.through, dispatch_uid="search_station_wards"
    )
    signals.post_save.connect(write_renamed, sender=PlacesVersion, dispatch_uid="search_places")


def write_saved_station(sender, instance, raw=False, **kwargs):
    if not raw:
        writing.write_stations([instance.pk])


def write_station_of_wards(sender, instance, action, reverse, pk_set, **kwargs):
    """Wards given to a station, or taken away; from a ward's own side, its stations."""
    if not action.startswith("post_"):
        return
    if not reverse:
        writing.write_stations([instance.pk])
    else:
        # A ward that lost all of its stations does not say which they were.
        writing.write_stations(pk_set)


def write_renamed(sender, raw=False, **kwargs):
    """Within the loading of place files, whose last row this is: wards may have other names."""
    if not raw:
        writing.write_stations()
