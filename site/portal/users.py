"""Wagtail's user screens show Front staff alone; officers are kept at the provincial desk."""

from wagtail.users.views.users import UserViewSet

from common.models import User


class StaffUserViewSet(UserViewSet):
    """Lists, edits and deletes accounts of kind STAFF; an officer's id answers 404."""

    def get_queryset(self, request):
        return super().get_queryset(request).filter(kind=User.Kind.STAFF)
