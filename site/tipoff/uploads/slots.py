"""How many bodies of files a process takes in at once.

A slow sender holds a thread of the server while its body arrives. With fewer slots than threads,
pages always find a thread; who finds no slot is told to wait, and the script does.
"""

from threading import BoundedSemaphore

from django.conf import settings

SLOTS = BoundedSemaphore(settings.UPLOAD_SLOTS)
RETRY_AFTER = 5  # seconds
