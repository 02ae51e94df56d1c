"""Sc-8: a Goed Werk session with images over the pages. Twelve people of Ruimbos: eleven phones, one on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import follow, press, sees
from tests.stories.rooms import Room, at, behind, door_opens, put_away, taken_up, word_of
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
STORIES = ("Ik liep naast hem.", "Ik bleef nog even zitten.", "Ik zei niets en wachtte.")
HEARD = ("rust", "veilig", "durf")
HABITS = (
    "Als ik binnenkom, dan groet ik eerst.",
    "Als ik begin, dan groet ik iedereen.",
    "Als iemand boos is, dan loop ik eerst mee.",
    "Als de dienst wisselt, dan noem ik één ding dat lukte.",
    "Als het stil is, dan vul ik het niet meteen.",
    "Als ik iets niet weet, dan vraag ik het hardop.",
    "Als een collega start, dan eet ik die dag met haar.",
    "Als iets lukt, dan vertel ik het dezelfde dag.",
    "Als ik weg ga, dan zeg ik tot wanneer.",
)
FOR_THE_BOARD = "Als we kiezen, dan komt eerst iemand van de vloer aan het woord."


def test_twelve_people_three_rounds_and_a_report(
    house: House, wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    room = the_door_opens(wearing, new_browser)
    for _number in range(11):
        room.joins(new_browser())
    phones = room.phones
    somebody_without_a_phone(room)
    first, second, third, fourth = phones[:4]

    # Round 1: three stories, words from who listened, one that is not kept, one in the present tense.
    room.go("Welkom", button="Begin")
    room.all_at("Welkom")
    room.go("Hoe zit je erbij")
    room.all_at("Hoe zit je erbij")
    first.get_by_label("Eén woord").fill("nieuwsgierig")
    press(first, "Klaar")
    expect(room.screen.get_by_text("nieuwsgierig")).to_be_visible()
    room.go("Denk aan één moment")
    for phone, story in zip(phones, STORIES, strict=False):
        phone.get_by_label("Mijn moment").fill(story)
        press(phone, "Klaar")
    expect(room.remote.locator(".rg-count")).to_contain_text("3 van 12 klaar")
    room.go("Vertel je moment")
    tells_and_is_heard(first, phones)
    put_away(fourth)
    room.go("Schrijf je verhaal")
    room.all_at("Schrijf je verhaal", but=[fourth])
    at(fourth, "Vertel je moment")
    first.get_by_text("Mijn eerste versie").click()
    expect(first.locator(".before")).to_contain_text(STORIES[0])
    first.get_by_label("Alsof het nu gebeurt").fill("Ik loop naast hem.")
    press(first, "Klaar")
    expect(room.remote.locator(".rg-count")).to_contain_text("1 van 12 klaar")
    room.go("Een paar verhalen")
    first.locator(".offers li", has_text="Ik loop naast hem.").get_by_role("button").click()
    press(room.remote, "Zet op het doek")
    expect(room.screen.get_by_text("Ik loop naast hem.")).to_be_visible()
    expect(room.remote.locator(".rg-offers li.on")).to_contain_text("Ik loop naast hem.")
    expect(first.locator("#desk")).to_contain_text(STORIES[0])

    # Round 2: twelve pages under twelve images, one each; highlights read aloud.
    room.go("Pauze")
    room.all_at("Pauze", but=[fourth])
    taken_up(fourth)
    at(fourth, "Pauze")
    phones[-1] = begins_again(phones[-1], room.code)
    room.go("Kies een beeld")
    room.all_at("Kies een beeld")
    everybody_has_a_page_of_their_own(phones)
    room.go("Tik op een zin")
    for phone in phones[:4]:
        phone.locator(".page label").first.click()
        press(phone, "Ik lees voor")
        expect(phone.get_by_text("1 zin bewaard")).to_be_visible()
    room.go("Lees je zin voor")
    expect(room.remote.locator(".rg-offers li", has=room.remote.locator("button"))).to_have_count(5)

    # Round 3: nine habits, two on each other, themes, and one more for the board.
    room.go("Welke kleine gewoonte")
    for phone, habit in zip(phones, HABITS, strict=False):
        phone.get_by_label("Als …, dan …").fill(habit)
        press(phone, "Leg op tafel")
        expect(room.screen.locator("body")).to_contain_text("Nog zonder thema")
    expect(room.remote.locator(".rg-count")).to_contain_text("9 gewoonten op tafel")
    room.go("Wat hoort bij elkaar")
    the_table_is_put_in_order(room)
    room.go("Wat neem je mee")
    room.go("Oogst")
    room.all_at("Wat mag mee")

    # What leaves the room is the maker's own choice, word by word.
    takes_along(first, "Ik loop naast hem.", "het verslag")
    for phone in phones[:4]:
        sentence = (
            phone.locator(".offers li", has=phone.get_by_role("heading", name="Zin")).locator("p").first
        )
        takes_along(phone, sentence.inner_text(), "het verslag")
    for phone, habit in zip(phones[:3], HABITS, strict=False):
        takes_along(phone, habit, "Stichting Ruimbos")
    lost = second.locator(".offers li", has_text=STORIES[1])
    press(lost, "Niet bewaren")
    expect(lost).to_have_count(0)
    # Of the three stories two are left, also in the database.
    assert behind(house, room.code, "print(room.pieces.filter(kind='story').count())") == "2"
    the_report_says_it_all_and_names_nobody(room)
    for phone in (third, fourth):
        at(phone, "gesloten")


def the_door_opens(wearing: Callable[..., Page], new_browser: Callable[..., Page]) -> Room:
    """1. A session from the script, with the words and pages of the North, in 150 minutes."""
    lotte = wearing("Lotte Brouwer")
    lotte.goto("/sessies/nieuw/drie-rondes/")
    lotte.get_by_label("Hoeveel minuten").fill("150")
    lotte.get_by_label("Welke woorden voor de drie E's?").select_option(label="drie vragen (Oost en Noord)")
    lotte.get_by_label("Hoe liggen de bladzijden?").select_option(
        label="kies een beeld, de bladzijde ligt eronder"
    )
    press(lotte, "Zet de sessie klaar")
    return door_opens(lotte, new_browser(wide=True))


def somebody_without_a_phone(room: Room) -> None:
    follow(room.remote, "Wie is er")
    press(room.remote, "Iemand zonder telefoon erbij")
    expect(room.remote.get_by_text("op papier")).to_be_visible()
    follow(room.remote, "Naar de regie")
    expect(room.remote.locator(".rg-count")).to_contain_text("12 binnen")


def tells_and_is_heard(teller: Page, phones: list[Page]) -> None:
    """3. Whoever sits with the teller gives words back; the teller reads them first."""
    tables = {}
    for phone in phones:
        expect(phone.locator(".ph-table h2")).to_be_visible()
        tables[phone] = phone.locator(".ph-table h2").inner_text()
    listeners = [phone for phone in phones if phone is not teller and tables[phone] == tables[teller]]
    press(teller, "Ik ben degene die vertelt")
    press(teller, "Ik ben klaar met vertellen")
    expect(teller.get_by_text("Jij leest het als eerste")).to_be_visible()
    for number, word in enumerate(HEARD):
        listener = listeners[number % len(listeners)]
        expect(listener.get_by_role("heading", name="Wat hoorde je in dit verhaal?")).to_be_visible()
        listener.locator(".es label").nth(number).click()
        listener.get_by_label("In een paar woorden").fill(word)
        press(listener, "Geef aan de verteller")
        expect(teller.get_by_text(word, exact=True)).to_be_visible()
    last = listeners[-1]
    expect(last.get_by_role("heading", name="Dit hoorden jullie")).to_have_count(0)
    press(teller, "Draai om voor de tafel")
    expect(last.get_by_role("heading", name="Dit hoorden jullie")).to_be_visible()
    elsewhere = next(phone for phone in phones if tables[phone] != tables[teller])
    press(elsewhere, "Ik zit")
    expect(elsewhere.locator(".down-word")).to_be_visible()


def begins_again(phone: Page, code: str) -> Page:
    """The browser was closed: with the address alone it is at its own seat again."""
    word, context = word_of(phone), phone.context
    phone.close()
    again = context.new_page()
    again.goto(f"/M/{code}/")
    at(again, "Pauze")
    assert word_of(again) == word
    return again


def everybody_has_a_page_of_their_own(phones: list[Page]) -> None:
    """5. Each image has words for who does not see it, and each page lies before one."""
    expect(phones[0].locator(".gallery button")).to_have_count(12)
    images = phones[0].locator(".gallery button span").all_inner_texts()
    assert len(set(images)) == 12
    for phone in phones:
        phone.locator(".gallery button:enabled").first.click()
        expect(phone.get_by_text("Jij koos")).to_be_visible()
    texts = {phone.locator(".page-read p").inner_text() for phone in phones}
    assert len(texts) == len(phones)


def the_table_is_put_in_order(room: Room) -> None:
    """7. Two on each other, a theme each; the scale misses the employer, so one more comes, on paper."""
    session = room.remote.url.removesuffix("regie/")
    with room.remote.expect_popup() as opened:
        follow(room.remote, "Gewoonten ordenen")
    order = opened.value
    card = order.locator(".card", has=order.get_by_role("heading", name=HABITS[1]))
    card.get_by_label("Leg op een andere").select_option(label=HABITS[0])
    press(card, "Leg erop")
    sees(order, f"Hieronder: {HABITS[1]}")
    says_of(order, HABITS[0], "Teamwerk", "Het hele team")
    expect(room.screen.get_by_role("heading", name="Teamwerk")).to_be_visible()
    says_of(order, HABITS[5], "Reflectie", "Medewerkers")
    sees(order, "Nog niets bij: Werkgeverschap, Leiding en bestuur. Vraag er één kaart bij.")
    order.goto(f"{session}van-papier/")
    order.get_by_label("Wat is het?").select_option(value="habit")
    order.get_by_label("Wat staat er op de kaart?").fill(FOR_THE_BOARD)
    order.get_by_label("Wat kruiste de maker aan?").select_option(value="2")
    press(order, "Neem over")
    order.goto(f"{session}gewoonten/")
    says_of(order, FOR_THE_BOARD, "Werkgeverschap", "Leiding en bestuur")
    expect(order.locator("body")).not_to_contain_text("Nog niets bij")
    expect(room.screen.get_by_text(FOR_THE_BOARD)).to_be_visible()
    order.close()


def says_of(order: Page, habit: str, *chosen: str) -> None:
    """The group gives a habit its theme, and says who does it."""
    for word in chosen:
        card = order.locator(".card", has=order.get_by_role("heading", name=habit))
        with order.expect_navigation():
            card.get_by_role("button", name=word).click()


def takes_along(phone: Page, words: str, where: str) -> None:
    """The maker's own yes to exactly these words."""
    follow(phone.locator(".offers li", has_text=words), where)
    expect(phone.locator("blockquote")).to_have_text(words)
    press(phone, "Ja, deze woorden mogen")
    kept = phone.locator(".offers li", has_text=words)
    expect(kept.get_by_role("link", name=where)).to_have_attribute("aria-current", "true")


def the_report_says_it_all_and_names_nobody(room: Room) -> None:
    """8. Closing words pasted, ten and two counted apart from who organised, and a set of cards."""
    lotte = room.remote
    press(lotte, "Sluit de kamer")
    follow(lotte, "Open het verslag")
    follow(lotte, "Titel, opening en aantallen")
    lotte.get_by_label("Openingszin").fill("Twaalf mensen, drie rondes, en veel om mee verder te gaan.")
    lotte.get_by_label("Mensen uit de praktijk").fill("10")
    lotte.get_by_label("Leidinggevenden en bestuur").fill("2")
    lotte.get_by_label("Begeleiders").fill("1")
    press(lotte, "Bewaar")
    report = lotte.locator(".impression")
    expect(report).to_contain_text("en veel om mee verder te gaan")
    expect(report).to_contain_text(re.compile("10 .*2 .*1 "))
    for words in ("Ik loop naast hem.", HABITS[0], FOR_THE_BOARD):
        expect(report).to_contain_text(words)
    for words in (STORIES[1], STORIES[2], HABITS[3], "nieuwsgierig"):
        expect(report).not_to_contain_text(words)
    sees(lotte, "Geen namen gevonden")
    for kind in ("md", "csv", "json"):
        file = lotte.request.get(f"{lotte.url.split('?')[0].split('#')[0]}{kind}/")
        assert file.ok, kind
        assert "Ik loop naast hem." in file.text(), kind
        assert STORIES[1] not in file.text(), kind
    press(lotte, "Stel voor als kaart")
    sees(lotte, "3 gewoonten zijn voorgesteld.")
