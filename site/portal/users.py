"""Wagtail's user screens show Front staff alone; officers are kept at the provincial desk."""

from django.http import Http404
from wagtail.admin.views.generic import usage
from wagtail.users.views import users
from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from common.models import User


class StaffAlone:
    """Mixed into a view of one account: an officer's number is as unknown as any other."""

    def get_object(self, *args, **kwargs):
        account = super().get_object(*args, **kwargs)
        if account.kind != User.Kind.STAFF:
            raise Http404
        return account


class IndexView(users.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().filter(kind=User.Kind.STAFF)


class EditView(StaffAlone, users.EditView):
    pass


class DeleteView(StaffAlone, users.DeleteView):
    pass


class HistoryView(StaffAlone, users.HistoryView):
    pass


class UsageView(StaffAlone, usage.UsageView):
    pass


class StaffUserViewSet(users.UserViewSet):
    """Lists, edits and deletes accounts of kind STAFF; an officer's number answers 404."""

    index_view_class = IndexView
    edit_view_class = EditView
    delete_view_class = DeleteView
    history_view_class = HistoryView
    usage_view_class = UsageView
    copy_view_enabled = False


class StaffInBulk:
    """Mixed into a bulk action: officers' numbers are left out, and "all" means all staff."""

    @classmethod
    def get_queryset(cls, model, object_ids):
        staff = model.objects.filter(kind=User.Kind.STAFF)
        return super().get_queryset(staff, object_ids)

    def get_all_objects_in_listing_query(self, parent_id):
        return super().get_all_objects_in_listing_query(parent_id).filter(kind=User.Kind.STAFF)


class AssignRoleToStaff(StaffInBulk, AssignRoleBulkAction):
    pass


class DeleteStaff(StaffInBulk, DeleteBulkAction):
    pass


class SetStaffActive(StaffInBulk, SetActiveStateBulkAction):
    pass


BULK_ACTIONS = (AssignRoleToStaff, DeleteStaff, SetStaffActive)
