"""Makes what all rooms share: images, documents, accounts of Front staff."""

from datetime import timedelta

import factory
import wagtail_factories
from django.contrib.auth.models import Group
from django.utils import timezone
from factory.django import DjangoModelFactory

from common.models import EmergencyBanner, PortalDocument, PortalImage, User


class PortalImageFactory(wagtail_factories.ImageFactory):
    """A small picture: AVIF costs time in proportion to its area."""

    title = "Áo phản quang"
    credit = "Ảnh: Ban biên tập"
    file = factory.django.ImageField(width=64, height=40, color="#a3181d")

    class Meta:
        model = PortalImage


class PortalDocumentFactory(wagtail_factories.DocumentFactory):
    """A file to download."""

    title = "Sổ tay mô hình"
    file = factory.django.FileField(filename="so-tay.pdf", data=b"%PDF-1.7")

    class Meta:
        model = PortalDocument


class StaffFactory(DjangoModelFactory):
    """An account of Front staff; `StaffFactory(role="Biên tập viên")` puts it into a group."""

    username = factory.Sequence(lambda n: f"can-bo-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    kind = User.Kind.STAFF

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def role(self, create, name, **kwargs):
        if create and name:
            self.groups.add(Group.objects.get(name=name))


class EmergencyBannerFactory(DjangoModelFactory):
    """A warning that stands now."""

    title = "Bão số 5"
    live_from = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))
    live_until = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=1))

    class Meta:
        model = EmergencyBanner
