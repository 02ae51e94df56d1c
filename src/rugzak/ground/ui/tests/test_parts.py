"""What single parts promise: keys and tokens in forms, words for readers, ways back."""

from datetime import timedelta
from types import SimpleNamespace

from django.contrib.messages.storage.cookie import CookieStorage
from django.core.paginator import Paginator
from django.template import Context
from django.template.loader import get_template
from django.test import RequestFactory

from rugzak.ground.ui.toasts import toast, undo_of
from rugzak.ground.ui.words import Look, look_of


def test_a_toast_carries_the_way_back():
    request = RequestFactory().get("/")
    request._messages = CookieStorage(request)
    toast(request, "Bezoek afgerond", undo="/bezoeken/7/terug/")
    toast(request, "Bewaard")
    assert [(m.message, undo_of(m)) for m in request._messages] == [
        ("Bezoek afgerond", "/bezoeken/7/terug/"),
        ("Bewaard", ""),
    ]


def test_a_deed_in_one_press_has_its_token_and_its_key(draw):
    html = draw('{% post_button label="Neem aan" action="/x/" %}', csrf_token="t0k3n")
    assert 'name="csrfmiddlewaretoken" value="t0k3n"' in html
    assert 'name="sleutel"' in html


def test_a_dialog_that_asks_has_its_token_and_a_way_out(draw):
    html = draw('{% dialog "weg" title="Weg?" action="/x/" confirm="Ja, weg" %}', csrf_token="t0k3n")
    assert 'value="t0k3n"' in html
    assert 'command="close" commandfor="weg"' in html


def test_too_many_hours_are_said_in_words(draw):
    html = draw(
        "{% hours_meter used=used budget=budget %}",
        used=timedelta(hours=8, minutes=25),
        budget=timedelta(hours=8),
    )
    assert "8:25" in html
    assert "25 minuten te veel" in html


def test_pages_keep_the_other_choices(draw):
    request = RequestFactory().get("/?regio=kop&bladzijde=2")
    html = draw("{% pager page %}", page=Paginator(range(63), 20).page(2), request=request)
    assert 'href="?regio=kop&amp;bladzijde=1"' in html
    assert "21 tot 40 van 63" in html


def test_one_page_needs_no_pager(draw):
    assert draw("{% pager page %}", page=Paginator(range(3), 20).page(1)) == ""


def test_a_state_brings_its_own_words():
    state = SimpleNamespace(value="planned", label="staat in de agenda")
    assert look_of(state) == Look("staat in de agenda", "", "calendar-days")
    assert look_of(SimpleNamespace(value="odd", label="vreemd")) == Look("vreemd", "off", "circle")
    assert look_of(SimpleNamespace(look=Look("eigen", "ok", "check"))) == Look("eigen", "ok", "check")


def test_a_page_without_a_person_still_stands():
    request = RequestFactory().get("/")
    html = get_template("ui/page.html").render({"theme": "dark"}, request)
    assert 'data-theme="dark"' in html
    assert "Ingelogd als" not in html
    assert 'href="#main"' in html


def test_a_page_shows_who_is_signed_in_and_where():
    request = RequestFactory().get("/")
    kustmeer = SimpleNamespace(name="Kustmeer Zorg", logo_url="")
    request.person = SimpleNamespace(display_name="Wietske Hoekstra", initials="WH", organisation=kustmeer)
    items = [{"label": "Vandaag", "href": "/", "icon": "house", "current": True}]
    given = {"request": request, "nav_items": items, "sign_out_url": "/uit/"}
    html = get_template("ui/page.html").template.render(Context(given))
    assert "Wietske Hoekstra" in html
    assert "<small>Kustmeer Zorg</small>" in html
    assert '<a href="/" aria-current="page">' in html
    assert 'action="/uit/"' in html
