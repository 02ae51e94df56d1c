"""Every address, in Dutch; names are English."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rugzak.config.operation.health")),
    path("", include("rugzak.config.pages.urls")),
    path("", include("rugzak.ground.live.urls")),
    path("", include("rugzak.ground.notices.urls")),
]

handler400 = "rugzak.config.pages.errors.bad_request"
handler403 = "rugzak.config.pages.errors.permission_denied"
handler404 = "rugzak.config.pages.errors.page_not_found"
handler500 = "rugzak.config.pages.errors.server_error"
