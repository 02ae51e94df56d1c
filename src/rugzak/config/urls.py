"""Every address, in Dutch; names are English."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rugzak.across.desk.urls")),
    path("", include("rugzak.apps.gatherings.urls")),
    path("hulp/", include("rugzak.apps.support.urls")),
    path("planning/", include("rugzak.apps.planning.urls")),
    path("terugblik/", include("rugzak.apps.coaching.urls")),
    path("rugzak/", include("rugzak.apps.backpack.urls")),
    path("bibliotheek/", include("rugzak.apps.library.urls")),
    path("acties/", include("rugzak.apps.actions.urls")),
    path("agenda/", include("rugzak.apps.agenda.urls")),
    path("", include("rugzak.apps.cards.urls")),
    path("programmas/", include("rugzak.apps.programmes.urls")),
    path("", include("rugzak.across.privacy.urls")),
    path("van-mij/notities/", include("rugzak.apps.reflection.urls")),
    path("", include("rugzak.ground.trust.urls")),
    path("", include("rugzak.apps.people.urls")),
    path("", include("rugzak.across.office.urls")),
    path("toegang/", include("rugzak.ground.accounts.urls")),
    path("", include("rugzak.config.operation.health")),
    path("", include("rugzak.config.pages.urls")),
    path("", include("rugzak.ground.live.urls")),
    path("", include("rugzak.ground.pocket.urls")),
    path("", include("rugzak.ground.notices.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("rugzak.config.demo.urls")))

handler400 = "rugzak.config.pages.errors.bad_request"
handler403 = "rugzak.config.pages.errors.permission_denied"
handler404 = "rugzak.config.pages.errors.page_not_found"
handler500 = "rugzak.config.pages.errors.server_error"
