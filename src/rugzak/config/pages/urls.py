from django.urls import path

from rugzak.config.pages import public, work
from rugzak.ground.accounts.access import access
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.ui import views as ui

anyone = access(anyone=True, data=Data.OPEN)
app_name = "pages"
urlpatterns = [
    path("beheer/taken/", work.jobs, name="jobs"),
    path("beheer/taken/<int:job_id>/opnieuw/", work.retry_job, name="retry_job"),
    path("toegankelijkheid/", public.accessibility, name="accessibility"),
    path("csp/", public.csp_report, name="csp_report"),
    # The interface makes these; who may have them is said here.
    path("onderdelen/", anyone(ui.gallery), name="gallery"),
    path("manifest.webmanifest", anyone(ui.manifest), name="manifest"),
    path("robots.txt", anyone(ui.robots), name="robots"),
    path(".well-known/security.txt", anyone(ui.security), name="security"),
]
