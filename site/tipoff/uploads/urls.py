"""Addresses of the files of one page; no id, name or key ever stands in one."""

from django.urls import path

from tipoff.uploads import resuming, views
from tipoff.uploads.shelf import Shelf


def file_urls(prefix: str, shelf: Shelf) -> list:
    """The addresses under `prefix` for the files of a shelf."""
    given = {"shelf": shelf}
    named = (
        ("", views.add, "add"),
        ("xoa/", views.remove, "remove"),
        ("bat-dau/", resuming.begin, "begin"),
        ("phan/", resuming.piece, "piece"),
        ("xong/", resuming.finish, "finish"),
    )
    return [
        path(f"{prefix}{end}", view, given, name=f"{shelf.name}-file-{name}")
        for end, view, name in named
    ]
