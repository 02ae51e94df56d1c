"""The floor: the least that one Django page costs here. Session, sign-in, CSRF, three queries, 25 rows.

Runs in a process of its own, since Django has one settings module per process.
``python -m bench.floor ROUNDS`` prints the CPU milliseconds per page of each round.
"""

import json
import os
import sys

import dj_database_url
import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

TEMPLATE = """<!doctype html><html lang="nl"><head><title>Mensen</title>
<link rel="stylesheet" href="/s.css"></head><body>
<nav>{% for letter in "abcdefgh" %}<a href="/{{ letter }}">{{ letter }}</a>{% endfor %}</nav>
<p>{{ user.first_name }}</p><form method="post">{% csrf_token %}<input name="q"></form><table>
{% for one in people %}<tr class="row">
<td><a href="/p/{{ one.id }}">{{ one.first_name }} {{ one.last_name }}</a></td><td>{{ one.email }}</td>
<td>{% if one.is_active %}actief{% else %}weg{% endif %}</td>
<td>{{ one.date_joined }}</td><td><button hx-get="/p/{{ one.id }}">Open</button></td></tr>{% endfor %}</table>
</body></html>"""


def page(request: HttpRequest) -> HttpResponse:
    from django.contrib.auth.models import User
    from django.shortcuts import render

    return render(request, "page.html", {"people": User.objects.order_by("id")[:25]})


urlpatterns = [path("page", page)]


def configure() -> None:
    database = {**dj_database_url.parse(os.environ["BENCH_FLOOR_URL"]), "CONN_MAX_AGE": 600}
    settings.configure(
        SECRET_KEY="floor",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DATABASES={"default": database},
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                    ],
                    "loaders": [("django.template.loaders.locmem.Loader", {"page.html": TEMPLATE})],
                },
            }
        ],
    )
    django.setup()


def sign_in() -> str:
    """Fill the database when it is empty, and return the cookie of a signed-in session."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    if not User.objects.exists():
        User.objects.bulk_create(
            User(username=f"u{n}", first_name=f"Anna {n}", last_name="Mulder", email=f"u{n}@zorg.example")
            for n in range(2500)
        )
    user = User.objects.order_by("id")[0]
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}"


def main() -> None:
    configure()
    from django.core.wsgi import get_wsgi_application

    from bench.clock import cpu_per_call, getter

    get = getter(get_wsgi_application(), sign_in())
    assert get("/page").status == 200
    for line in sys.stdin:
        print(json.dumps(cpu_per_call(lambda: get("/page"), int(line))), flush=True)


if __name__ == "__main__":
    main()
