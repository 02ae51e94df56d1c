"""Addresses of methods and sessions (under sessies/), and of rooms (under m/, short enough to type)."""

from django.urls import path

from rugzak.apps.gatherings.views import methods, phone, planning, remote, screen

app_name = "gatherings"
urlpatterns = [
    path("sessies/", planning.gatherings, name="gatherings"),
    path("sessies/nieuw/", planning.choose, name="choose"),
    path("sessies/nieuw/reeks/", planning.new_series, name="new_series"),
    path("sessies/nieuw/werkvorm/<uuid:method_id>/", planning.new_from_method, name="new_from_method"),
    path("sessies/nieuw/<slug:key>/", planning.new_from_ready, name="new_from_ready"),
    path("sessies/werkvormen/", methods.methods, name="methods"),
    path("sessies/werkvormen/kant-en-klaar/<slug:key>/", methods.ready_script, name="ready"),
    path("sessies/werkvormen/kant-en-klaar/<slug:key>/kopie/", methods.copy_ready, name="copy_ready"),
    path("sessies/werkvormen/<uuid:method_id>/", methods.method, name="method"),
    path("sessies/werkvormen/<uuid:method_id>/kopie/", methods.copy_method, name="copy_method"),
    path("sessies/werkvormen/<uuid:method_id>/naam/", methods.describe, name="describe"),
    path("sessies/werkvormen/<uuid:method_id>/opruimen/", methods.put_away, name="put_away"),
    path("sessies/werkvormen/<uuid:method_id>/stap/<slug:key>/", methods.step, name="step"),
    path("sessies/werkvormen/<uuid:method_id>/stap/<slug:key>/zet/", methods.move_step, name="move_step"),
    path("sessies/<uuid:gathering_id>/", planning.gathering, name="gathering"),
    path("sessies/<uuid:gathering_id>/veranderen/", planning.change, name="change"),
    path("sessies/<uuid:gathering_id>/tijden/", planning.minutes, name="minutes"),
    path("sessies/<uuid:gathering_id>/deur/", planning.open_door, name="open_door"),
    path("sessies/<uuid:gathering_id>/afgelasten/", planning.cancel, name="cancel"),
    path("sessies/<uuid:gathering_id>/nog-een-keer/", planning.again, name="again"),
    path("sessies/<uuid:gathering_id>/regie/", remote.remote, name="remote"),
    path("sessies/<uuid:gathering_id>/regie/doe/", remote.command, name="command"),
    path("sessies/<uuid:gathering_id>/regie/overnemen/", remote.take_over, name="take_over"),
    path("sessies/<uuid:gathering_id>/regie/stukje/<uuid:piece_id>/", remote.show, name="show"),
    path("sessies/<uuid:gathering_id>/mensen/", remote.people, name="people"),
    path("m/", phone.door, name="door"),
    path("M/<str:code>/", phone.shouted, name="shouted"),
    path("m/<str:code>/", phone.room, name="room"),
    path("m/<str:code>/meedoen/", phone.join, name="join"),
    path("m/<str:code>/eigen/", phone.own, name="own"),
    path("m/<str:code>/stand/", phone.state, name="state"),
    path("m/<str:code>/stukje/", phone.send, name="send"),
    path("m/<str:code>/beurt/", phone.turn, name="turn"),
    path("m/<str:code>/bladzijde/", phone.page, name="page"),
    path("m/<str:code>/stukje/<uuid:piece_id>/voorlezen/", phone.offer, name="offer"),
    path("m/<str:code>/stukje/<uuid:piece_id>/weg/", phone.take_back, name="take_back"),
    path("m/<str:code>/ik/", phone.me, name="me"),
    path("m/<str:code>/terug/", phone.come_back, name="come_back"),
    path("m/<str:code>/doek/", screen.screen, name="screen"),
    path("m/<str:code>/live/", phone.live, name="live"),
]
