"""What follows when a picture is uploaded."""

import logging

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.images.models import SourceImageIOError

from common.pictures import make_renditions

logger = logging.getLogger(__name__)


def connect() -> None:
    """Make a picture's renditions once its upload is committed."""
    from common.models import PortalImage

    post_save.connect(_after_save, sender=PortalImage, dispatch_uid="picture_renditions")


def _after_save(sender, instance, raw=False, **kwargs) -> None:
    if not raw:
        transaction.on_commit(lambda: _make(instance))


def _make(image) -> None:
    """The upload stands even where Pillow cannot read the file: pages then show no picture."""
    try:
        make_renditions(image)
    except (SourceImageIOError, OSError):
        logger.warning("No renditions of image %s: its file cannot be read", image.pk)
