"""The pages of the other programs, from the sidebar, as a person uses them."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.screen import Screen


def test_each_program_is_used_from_the_sidebar(screen: Screen) -> None:
    screen.open()
    screen.go_to("Case rate")
    children = screen.keyed("program-children").locator("input").first
    children.fill("300")
    children.press("Enter")
    expect(screen.main).to_contain_text("With the costliest 300 children")
    children.fill("0")
    children.press("Enter")
    expect(screen.main).to_contain_text("allowed is 1 to 5,000 children")
    expect(children).to_have_value("300")
    screen.go_to("Employment team")
    screen.choose("Activity", "Tuition for training programs")
    expect(screen.main).to_contain_text("Payer: nobody, by this guidance.")
    assert "children=300" in screen.page.url
    screen.page.go_back()
    expect(screen.main).not_to_contain_text("Payer: nobody")
    screen.go_to("Waivers and health homes")
    before = screen.page.url
    screen.main.get_by_text("Serious and persistent mental illness").click()
    eligible = screen.keyed("asked-medicaid")
    eligible.get_by_role("radio", name="Yes", exact=True).click()
    expect(screen.main).to_contain_text("By these answers Behavioral health home may fit")
    assert screen.page.url == before
    screen.go_to("Rate ranges")
    expect(screen.sidebar).not_to_contain_text("Children served")
