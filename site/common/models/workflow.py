"""The first step of the workflow: an editor's own text needs no other editor."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState


class EditingTask(AbstractGroupApprovalTask):
    """Approval by a group, passed at once by what a member of the group submits.

    A contributor's draft waits here for an editor; an editor's goes straight to review.
    """

    class Meta:
        verbose_name = _("editing")
        verbose_name_plural = _("editing")

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups edit and approve; their own texts pass at once.")

    def start(self, workflow_state, user=None):
        author = workflow_state.requested_by
        if author is None or not self.groups.filter(pk__in=author.groups.all()).exists():
            return super().start(workflow_state, user=user)
        return self.get_task_state_class().objects.create(
            workflow_state=workflow_state,
            task=self,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_APPROVED,
            finished_at=timezone.now(),
            finished_by=author,
        )
