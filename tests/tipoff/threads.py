"""Work done by several threads at once, each with a connection of its own.

With the fixture `shared_database` they meet in one database, as server processes do.
"""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def in_threads(work, arguments):
    """Run `work` for each argument in a thread with a connection of its own."""

    def run(argument):
        try:
            return work(argument)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(run, arguments))
