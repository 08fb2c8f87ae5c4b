"""What keeps the catalogue in step: Wagtail saves a page and sends these within one transaction."""

from django.db.models import signals
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, Site

from . import services

# `save_revision` writes these alone: a draft changes nothing that readers see.
DRAFT_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "wagtail_admin_comments",
    "locked",
    "locked_at",
    "locked_by",
}


def connect() -> None:
    signals.pre_save.connect(remember_address, dispatch_uid="catalogue_remember_address")
    signals.post_save.connect(index_saved_page, dispatch_uid="catalogue_index")
    signals.post_delete.connect(forget_deleted_page, sender=Page, dispatch_uid="catalogue_forget")
    for signal in (signals.post_save, signals.post_delete):
        signal.connect(rebuild_for_site, sender=Site, dispatch_uid="catalogue_site")
    image = get_image_model()
    signals.post_save.connect(index_users_of_image, sender=image, dispatch_uid="catalogue_image")
    signals.pre_delete.connect(remember_users_of_image, sender=image, dispatch_uid="catalogue_find")
    signals.post_delete.connect(index_users_of_image, sender=image, dispatch_uid="catalogue_image")


def remember_address(sender, instance, raw=False, update_fields=None, **kwargs):
    """Before a page is saved, note the address under which its descendants are listed now."""
    if isinstance(instance, Page) and instance.pk and not raw and not _is_draft(update_fields):
        stored = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True)
        instance.catalogued_url_path = stored.first()


def index_saved_page(sender, instance, raw=False, update_fields=None, **kwargs):
    if not isinstance(instance, Page) or raw or _is_draft(update_fields):
        return
    before = getattr(instance, "catalogued_url_path", None)
    if before and before != instance.url_path:
        services.follow_address(instance, before)
    services.index(instance.specific)


def forget_deleted_page(sender, instance, **kwargs):
    services.remove(instance.pk)


def rebuild_for_site(sender, raw=False, **kwargs):
    """A site decides which pages have an address at all: rare enough to write every row anew."""
    if not raw:
        services.rebuild()


def remember_users_of_image(sender, instance, **kwargs):
    instance.shown_by_pages = _pages_with(instance)


def index_users_of_image(sender, instance, raw=False, created=False, **kwargs):
    """Thumbnails stand in the catalogue: a changed or deleted image is a changed row."""
    if raw or created:
        return
    pages = getattr(instance, "shown_by_pages", None) or _pages_with(instance)
    for page in Page.objects.filter(pk__in=pages).specific():
        services.index(page)


def _pages_with(image) -> list[int]:
    references = ReferenceIndex.get_references_to(image).filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )
    return [int(pk) for pk in references.values_list("object_id", flat=True).distinct()]


def _is_draft(update_fields) -> bool:
    return update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)
