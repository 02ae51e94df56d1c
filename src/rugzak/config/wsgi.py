"""Pages, as an ordinary web application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rugzak.config.settings")
# A page that asks the database for longer than this is stopped and becomes a 503; the worker may take longer.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=5s -c idle_in_transaction_session_timeout=60s")
application = get_wsgi_application()

from rugzak.config.starting import refuse_unsafe_role_now  # noqa: E402 (Django must be set up first)

refuse_unsafe_role_now()
