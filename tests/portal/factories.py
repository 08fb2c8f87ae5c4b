"""Accounts of each kind."""

import factory
from django.contrib.auth.models import Group, Permission

from common.models import User

PASSWORD = "quê hương là chùm khế ngọt"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"can-bo-{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.vn")
    password = factory.django.Password(PASSWORD)


class OfficerFactory(UserFactory):
    username = factory.Sequence(lambda number: f"truc-ban-{number}")
    kind = User.Kind.OFFICER


class SuperuserFactory(UserFactory):
    username = factory.Sequence(lambda number: f"quan-tri-{number}")
    is_superuser = True


class EditorFactory(UserFactory):
    """A member of a group that may enter Wagtail's admin, and no more."""

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        group, _ = Group.objects.get_or_create(name="tests: may enter the admin")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        self.groups.add(group)
