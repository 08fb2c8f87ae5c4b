"""Takes a page down at once, sweeps its pictures' public files, and lifts the takedown again.

The order is the order of harm. The page goes in one transaction, which raises the site's
generation: every process forgets it within a poll. Files follow after the commit, since none of
them may keep the page up; what fails is tried again by the housekeeping.
"""

import logging
import os
import secrets

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex

from common.models import Takedown
from common.pictures import make_renditions

logger = logging.getLogger(__name__)
TAKEN, LIFTED = "common.taken_down", "common.takedown_lifted"


def open_takedown(page: Page) -> Takedown | None:
    """The takedown under which a page, or what it is an alias of, stands now."""
    keys = [page.pk, page.alias_of_id] if page.alias_of_id else [page.pk]
    return Takedown.objects.filter(page__in=keys, lifted_at=None).first()


def take_down(page: Page, reason: str, user) -> Takedown:
    """Unpublish a live page for this reason, in the history, and sweep its pictures."""
    page = page.specific
    with transaction.atomic():
        images = [image.pk for image in images_shown_here_alone(page)]
        takedown = Takedown.objects.create(page=page, reason=reason, taken_by=user, images=images)
        page.unpublish(user=user, log_action=False)
        log(instance=page, action=TAKEN, user=user, data={"reason": reason})
    sweep(takedown)
    return takedown


def lift(takedown: Takedown, user) -> None:
    """Publish the latest version again, after somebody looked at it."""
    with transaction.atomic():
        takedown.lifted_at = timezone.now()
        takedown.images = []
        takedown.save()
        page = takedown.page.specific
        log(instance=page, action=LIFTED, user=user, data={"reason": takedown.reason})
        page.get_latest_revision().publish(user=user)
    for image in images_shown_here_alone(page):
        make_renditions(image)


def images_shown_here_alone(page: Page) -> list:
    """The pictures of a page that no other published page, snippet or setting shows."""
    model = get_image_model()
    own = ReferenceIndex.get_references_for_object(page).filter(
        to_content_type=ContentType.objects.get_for_model(model)
    )
    keys = {int(key) for key in own.values_list("to_object_id", flat=True)}
    return [image for image in model.objects.filter(pk__in=keys) if not _is_shown(image, page)]


def _is_shown(image, except_on: Page) -> bool:
    others = []
    for reference in ReferenceIndex.get_references_to(image):
        if reference.base_content_type.model != "page":
            return True
        others.append(int(reference.object_id))
    return Page.objects.live().filter(pk__in=others).exclude(pk=except_on.pk).exists()


def sweep(takedown: Takedown) -> None:
    """Remove the public files of its pictures; what cannot be removed stays noted."""
    left = []
    for image in get_image_model().objects.filter(pk__in=takedown.images):
        try:
            _hide(image)
        except Exception:
            logger.exception("Image %s of a takedown is still public; it is tried again", image.pk)
            left.append(image.pk)
    takedown.images = left
    takedown.save(update_fields=["images"])


def sweep_all() -> None:
    """Housekeeping: try again what a crash or a storage's failure left behind."""
    for takedown in Takedown.objects.filter(lifted_at=None).exclude(images=[]):
        sweep(takedown)


def _hide(image) -> None:
    """Delete its renditions, and give the original a name from which nobody can tell theirs.

    Wagtail's admin draws thumbnails anew, in the public folder, under the original's name.
    """
    for rendition in image.renditions.all():
        default_storage.delete(rendition.file.name)
        rendition.delete()
    old = image.file.name
    fresh = f"{os.path.dirname(old)}/{secrets.token_hex(16)}{os.path.splitext(old)[1]}"
    with default_storage.open(old) as original:
        saved = default_storage.save(fresh, original)
    # Not `save()`: that would make renditions, and the words of the row stay what they are.
    type(image).objects.filter(pk=image.pk).update(file=saved)
    default_storage.delete(old)
