from django.urls import path

from rugzak.config.pages import public, work

app_name = "pages"
urlpatterns = [
    path("beheer/taken/", work.jobs, name="jobs"),
    path("beheer/taken/<int:job_id>/opnieuw/", work.retry_job, name="retry_job"),
    path("toegankelijkheid/", public.accessibility, name="accessibility"),
    path("taal/", public.language, name="language"),
    path("csp/", public.csp_report, name="csp_report"),
    path(".well-known/security.txt", public.security_txt, name="security_txt"),
]
