"""How dates are written and read, a module a language; Django finds them by FORMAT_MODULE_PATH.

Both languages read the day before the month: the admin's fields write it so for everybody, and
Django's English would take 5/7 for the 7th of May.
"""

# The first of each is what Wagtail's fields show; what is typed in another way is understood too.
DAYS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%y"]
CLOCK = ["%H:%M", "%H:%M:%S"]
MOMENTS = ["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S"]
