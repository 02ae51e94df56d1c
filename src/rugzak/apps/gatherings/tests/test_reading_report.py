"""The report for who leads: where a find stands, where a part comes from, what cannot be undone, and what is final."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from rugzak.apps.gatherings.composing import compose
from rugzak.apps.gatherings.models import Piece, Report
from rugzak.apps.gatherings.services import reporting
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.tests.test_harvest import closed, let_go, reported
from rugzak.apps.gatherings.words import Circle, ReportState
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.models import Member

pytestmark = pytest.mark.usefixtures("kustmeer")


@pytest.fixture
def browser(samira: Member, browser_of: Callable[..., Client]) -> Client:
    return browser_of(samira)


def test_a_find_says_in_which_part_it_stands(samira: Member, browser: Client) -> None:
    row = factories.running("story_write")
    let_go(row, "Toen pakte Gerda mijn hand.")
    row = closed(row)
    page = browser.get(f"/sessies/{row.pk}/verslag/").content.decode()
    assert "misschien een voornaam" in page
    assert 'href="#stories"' in page


def test_each_part_says_at_which_step_it_was_said(samira: Member) -> None:
    row, report = reported(samira)
    stories = next(block for block in compose(row, report).blocks if block.key == "stories")
    assert stories.said_at
    assert set(stories.said_at) <= {step.title for step in row.script.steps}


def test_a_client_who_can_be_told_is_asked_about_first(samira: Member, browser: Client) -> None:
    row, _report = reported(samira)
    piece = Piece.objects.get(kind=PieceKind.STORY, circle=Circle.REPORT)
    address = f"/sessies/{row.pk}/verslag/stukje/{piece.pk}/"
    asked = browser.post(address, {"wat": "client"})
    assert "Dat kun je niet terugdraaien" in asked.content.decode()
    piece.refresh_from_db()
    assert (piece.circle, piece.is_hidden) == (Circle.REPORT, False)
    browser.post(address, {"wat": "client", "zeker": "ja"})
    piece.refresh_from_db()
    assert piece.circle == Circle.ROOM


def test_while_people_read_along_who_leads_has_an_address_to_hand_on(samira: Member, browser: Client) -> None:
    row, report = reported(samira)
    reporting.open_preview(report=report, by=samira)
    page = browser.get(f"/sessies/{row.pk}/verslag/").content.decode()
    assert f"/m/{row.code}/verslag/" in page


def test_what_is_final_only_becomes_less(samira: Member, browser: Client) -> None:
    row, report = reported(samira)
    Report.objects.filter(pk=report.pk).update(state=ReportState.FINAL, final_at=timezone.now())
    report.refresh_from_db()
    base = f"/sessies/{row.pk}/verslag/"
    told = browser.post(f"{base}deel/stories/", {"wat": "tekst", "zin": "Anders"}, follow=True)
    assert "Het verslag is af" in told.content.decode()
    browser.post(f"{base}titel/", {"title": "Anders", "organisers": "1"})
    browser.post(f"{base}deel/stories/", {"wat": "verberg"})
    report.refresh_from_db()
    assert report.title != "Anders"
    assert report.blocks.get(key="stories").is_hidden
    assert not report.blocks.get(key="stories").is_changed
