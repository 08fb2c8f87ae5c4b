"""What is answered where there is nothing to answer."""

from django.views import defaults

from common.caching import cacheable


@cacheable
def page_not_found(request, exception):
    """The page for unknown addresses: the same for everyone, so a bounded number is kept."""
    return defaults.page_not_found(request, exception)
