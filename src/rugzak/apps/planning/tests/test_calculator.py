"""Scenario 10, step 1: Fenna works out how many hours are needed."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.ground.accounts.models import Member

CALCULATOR = reverse("planning:calculator")


@pytest.fixture
def browser(browser_of, fenna: Member) -> Client:
    return browser_of(fenna)


def test_fourteen_requests_and_twenty_coaches_is_seventy_eight_per_cent(browser: Client) -> None:
    page = browser.get(CALCULATOR).content.decode()
    assert "Gemiddeld 78% vol." in page
    assert "20 coaches met 8 uur" in page
    assert "is 160 uur op papier" in page
    assert "blijft 118 uur over" in page
    assert "Het is geen meting bij jullie." in page


def test_eighteen_requests_is_too_much_and_says_what_helps(browser: Client) -> None:
    asked = {"requests": "18", "coaches": "20", "hours": "8", "away": "17", "own": "0.75"}
    page = browser.get(CALCULATOR, asked).content.decode()
    assert "Meer dan vol: 101%." in page
    assert "is hoogstens 1 op de 10 weken te vol" in page


def test_nonsense_is_refused_in_words(browser: Client) -> None:
    answer = browser.get(CALCULATOR, {"requests": "veel", "coaches": "-1"})
    assert answer.status_code == 422


def test_it_speaks_of_the_own_coaches_and_starts_with_how_many_there_are(
    browser: Client, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    Programme.objects.filter(pk=backpackers.pk).update(coach_one="jobcoach", coach_many="jobcoaches")
    page = browser.get(CALCULATOR).content.decode()
    assert "2 jobcoaches met 8 uur is 16 uur op papier" in page
    assert "Uren per jobcoach per week" in page
    assert not re.search(r"\b[Cc]oach(es)?\b", strip_tags(page.split("<main")[1]))
