"""A session with its surfaces, as stories about rooms want it."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.stories.doing import press


@dataclass
class Room:
    """A session with its surfaces."""

    remote: Page
    screen: Page
    code: str
    phones: list[Page] = field(default_factory=list)

    def go(self, title: str, button: str = "Verder") -> None:
        """A step on, and every screen that is not in somebody's words follows."""
        self.remote.get_by_role("button", name=button, exact=True).click()
        expect(self.remote.get_by_role("heading", level=1)).to_contain_text(title)

    def joins(self, phone: Page) -> Page:
        phone.goto(f"/M/{self.code}/")
        press(phone, "Meedoen")
        expect(phone.locator(".ph-code")).to_be_visible()
        self.phones.append(phone)
        return phone
