"""Pages that belong to no page in the tree."""

from home.views.errors import bad_request, csrf_failure, server_error

__all__ = ["bad_request", "csrf_failure", "server_error"]
