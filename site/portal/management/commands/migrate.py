import signal
import threading

from django.core.management.commands import migrate


class Command(migrate.Command):
    """Django's command, which Ctrl-C ends between two migrations and never inside one.

    Django may record a migration only after its tables are committed: stopped in between, the next
    start would make the same tables again, and fail.
    """

    interrupted = False

    def handle(self, *args, **options):
        if threading.current_thread() is not threading.main_thread():
            return super().handle(*args, **options)
        before = signal.signal(signal.SIGINT, self.interrupt)
        try:
            return super().handle(*args, **options)
        finally:
            signal.signal(signal.SIGINT, before)

    def interrupt(self, number, frame):
        self.interrupted = True

    def migration_progress_callback(self, action, *args, **kwargs):
        super().migration_progress_callback(action, *args, **kwargs)
        if action == "apply_success" and self.interrupted:
            raise KeyboardInterrupt
