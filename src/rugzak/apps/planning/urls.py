from django.urls import path

from rugzak.apps.planning import views

app_name = "planning"
urlpatterns = [
    path("", views.board, name="board"),
    path("plan/", views.plan_now, name="plan_now"),
    path("er-niet/", views.absence, name="absence"),
    path("wat-als/", views.what_if, name="what_if"),
    path("snel/<uuid:request_id>/", views.soon, name="soon"),
    path("uren-nodig/", views.calculator, name="calculator"),
    path("gewichten/", views.prices, name="prices"),
    path("<uuid:plan_id>/voortgang/", views.progress, name="progress"),
    path("<uuid:plan_id>/stop/", views.stop, name="stop"),
    path("<uuid:plan_id>/akkoord/", views.agree_all, name="agree_all"),
    path("<uuid:plan_id>/terug/", views.undo, name="undo"),
    path("<uuid:plan_id>/bevestigen/", views.confirm, name="confirm"),
    path("voorstel/<uuid:proposal_id>/", views.proposal, name="proposal"),
    path("voorstel/<uuid:proposal_id>/plekken/", views.places, name="places"),
    path("voorstel/<uuid:proposal_id>/waarom-niet/", views.why_not, name="why_not"),
    path("voorstel/<uuid:proposal_id>/akkoord/", views.agree, name="agree"),
    path("voorstel/<uuid:proposal_id>/los/", views.let_go, name="let_go"),
    path("voorstel/<uuid:proposal_id>/vast/", views.pin, name="pin"),
    path("voorstel/<uuid:proposal_id>/verplaatsen/", views.move, name="move"),
]
