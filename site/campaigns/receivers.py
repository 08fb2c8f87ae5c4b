"""What keeps lists and search in step with the places."""

from django.db.models.signals import post_save

from places.models import PlacesVersion
from publishing import services


def connect() -> None:
    post_save.connect(
        index_models_of_ended_wards, sender=PlacesVersion, dispatch_uid="campaigns_places"
    )


def index_models_of_ended_wards(sender, raw=False, **kwargs):
    """After place files are loaded, list each model under the wards of today, too.

    Runs within the loading's own transaction: the version is its last row.
    """
    from .models import Adoption, PilotModelPage

    if raw:
        return
    ended = Adoption.objects.filter(ward__valid_until__isnull=False)
    for page in PilotModelPage.objects.live().filter(pk__in=ended.values("page")):
        services.index(page)
