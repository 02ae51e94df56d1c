"""A redirect during an htmx request takes the whole page along."""

from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from rugzak.ground.ui.middleware import htmx_redirects


def signed_out(request):
    response = HttpResponseRedirect("/inloggen/?next=/teams/")
    response.set_cookie("a", "b")
    return response


def test_a_redirect_becomes_one_for_the_whole_page():
    answer = htmx_redirects(signed_out)(RequestFactory().get("/teams/", headers={"HX-Request": "true"}))
    assert (answer.status_code, answer["HX-Redirect"]) == (200, "/inloggen/?next=/teams/")
    assert answer.cookies["a"].value == "b"
    assert not answer.has_header("Location")


def test_an_ordinary_request_is_redirected_as_ever():
    assert htmx_redirects(signed_out)(RequestFactory().get("/teams/")).status_code == 302


def test_an_answer_that_is_no_redirect_stays():
    answer = HttpResponse("x", status=422)
    assert (
        htmx_redirects(lambda request: answer)(RequestFactory().get("/", headers={"HX-Request": "true"}))
        is answer
    )
