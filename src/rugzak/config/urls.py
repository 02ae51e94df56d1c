"""Every address, in Dutch; names are English."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rugzak.across.desk.urls")),
    path("hulp/", include("rugzak.apps.support.urls")),
    path("agenda/", include("rugzak.apps.agenda.urls")),
    path("programmas/", include("rugzak.apps.programmes.urls")),
    path("", include("rugzak.across.privacy.urls")),
    path("van-mij/notities/", include("rugzak.apps.reflection.urls")),
    path("", include("rugzak.ground.trust.urls")),
    path("", include("rugzak.apps.people.urls")),
    path("toegang/", include("rugzak.ground.accounts.urls")),
    path("", include("rugzak.config.operation.health")),
]
