"""A page in the browser, for the tests that look at one."""

from pathlib import Path

from playwright.sync_api import Browser, Page


class Opened:
    """A page in the browser, with what it said to the console and asked of the network."""

    def __init__(self, browser: Browser, path: Path, **options: object) -> None:
        self.page: Page = browser.new_page(**options)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-ready]")

    def shown(self) -> list[str]:
        """Return the ids of the events that can be seen."""
        return self.page.evaluate(
            "[...document.querySelectorAll('article')].filter(a => !a.closest('[hidden]')).map(a => a.id)"
        )

    def choose(self, name: str, value: str) -> list[str]:
        """Set one filter and return the events that it leaves."""
        node = self.page.locator(f"#{name}")
        if self.page.evaluate("id => document.getElementById(id).tagName", name) == "SELECT":
            node.select_option(value)
        else:
            node.fill(value)
        return self.shown()
