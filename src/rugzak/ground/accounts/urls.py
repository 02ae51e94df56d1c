"""Addresses under /toegang/. None of allauth's own are included: what is not here cannot be reached."""

from django.urls import path

from rugzak.ground.accounts.views import accounts, app_codes, choosing, helping, keys, me, proving, sign_in

app_name = "accounts"
urlpatterns = [
    path("", sign_in.sign_in, name="sign_in"),
    path("pincode/", sign_in.pin, name="pin"),
    path("papier/", sign_in.paper_code, name="paper_code"),
    path("uitnodiging/<str:token>/", sign_in.invitation, name="invitation"),
    path("mail/", accounts.mail, name="mail"),
    path("mail/code/", accounts.mail_code, name="mail_code"),
    path("wachtwoord/", accounts.password, name="password"),
    path("tweede-stap/", accounts.second_step, name="second_step"),
    path("organisatie/", accounts.choose_organisation, name="choose_organisation"),
    path("sleutel/", keys.key, name="key"),
    path("sleutel/vraag/", keys.key_challenge, name="key_challenge"),
    path("kiezen/", choosing.choose_way, name="choose_way"),
    path("slot/", proving.lock, name="lock"),
    path("wakker/", proving.awake, name="awake"),
    path("ontgrendelen/", proving.unlock, name="unlock"),
    path("zeker/", proving.step_up, name="step_up"),
    path("bevestigen/", proving.confirm, name="confirm"),
    path("uit/", me.sign_out, name="sign_out"),
    path("taal/", me.language, name="language"),
    path("licht/", me.theme, name="theme"),
    path("ik/", me.me, name="me"),
    path("ik/pincode/", me.change_pin, name="change_pin"),
    path("ik/wachtwoord/", me.change_password, name="change_password"),
    path("ik/sleutels/nieuw/", keys.add_key, name="add_key"),
    path("ik/sleutels/nieuw/vraag/", keys.new_key_challenge, name="new_key_challenge"),
    path("ik/sleutels/<int:key_id>/weg/", keys.remove_key, name="remove_key"),
    path("ik/app/", app_codes.app_codes, name="app_codes"),
    path("ik/app/stoppen/", app_codes.stop_app_codes, name="stop_app_codes"),
    path("ik/noodcodes/", app_codes.recovery_codes, name="recovery_codes"),
    path("ik/apparaten/<uuid:device_id>/einde/", me.end_device, name="end_device"),
    path("ik/sessies/<slug:key>/einde/", me.end_session, name="end_session"),
    path("ik/telefoon-kwijt/", me.lost_my_phone, name="lost_my_phone"),
    path("collega-zonder-telefoon/", helping.lost_phone, name="lost_phone"),
    path(
        "collega-zonder-telefoon/<uuid:code_id>/bevestigen/",
        helping.confirm_lost_phone,
        name="confirm_lost_phone",
    ),
    path(
        "collega-zonder-telefoon/<uuid:code_id>/intrekken/",
        helping.withdraw_lost_phone,
        name="withdraw_lost_phone",
    ),
    path("gedeelde-tablets/", helping.tablets, name="tablets"),
    path("gedeelde-tablets/<uuid:device_id>/einde/", helping.end_tablet, name="end_tablet"),
]
