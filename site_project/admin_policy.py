"""The content security policy of the admin.

Wagtail's admin styles elements as it goes, so it may use inline styles; scripts stay our own. The pages for signing in
are none of Wagtail's: they keep the public policy, which allows no inline script.
"""

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

ADMIN_DIRECTIVES = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
}
SIGN_IN = ("/admin/login/", "/admin/sign-in/")


class AdminPolicyMiddleware:
    """Replaces the public policy below `/admin/`, previews included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A preview is a page of its own address, made by Wagtail for a frame in the admin (`is_dummy`).
        is_admin = request.path.startswith("/admin/") and not request.path.startswith(SIGN_IN)
        if is_admin or getattr(request, "is_dummy", False):
            response._csp_config = ADMIN_DIRECTIVES
        return response
