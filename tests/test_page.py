"""The HTML page, in a real Chromium from file://: filters, slider, links, access, hostile data."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import GOOD, Ask, call_once
from opened import Opened
from playwright.sync_api import Browser, expect, sync_playwright

CHROMIUM = (
    shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the whole record."""
    folder = tmp_path_factory.mktemp("page")
    call_once(folder, "export", str(folder / "record.html"))
    return folder / "record.html"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the small data folder."""
    folder = tmp_path_factory.mktemp("page")
    call_once(folder, "export", str(folder / "small.html"), "--data", str(GOOD))
    return folder / "small.html"


@needs_browser
def test_the_page_of_the_record_opens_without_a_word_or_a_request(
    browser, record, ask_ours: Ask
) -> None:
    opened = Opened(browser, record)
    events = [
        row["id"] for row in json.loads(ask_ours("timeline", "-f", "json", "--fields", "id").out)
    ]
    assert opened.shown() == events
    assert opened.said == []
    assert opened.asked == [record.as_uri()]
    assert record.stat().st_size < 3_000_000


@needs_browser
@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("words", "herring", ["herring-dispute"]),
        (
            "words",
            "ардландия pact",
            ["pact-signed", "union-treaty-signed", "union-treaty-in-force"],
        ),
        ("words", "ARDIA", ["pact-signed", "union-treaty-signed", "union-treaty-in-force"]),
        ("member", "COR", ["herring-dispute", "cormark-talks"]),
        ("organisation", "coast-pact", ["pact-signed", "pact-in-force", "union-treaty-in-force"]),
        ("topic", "trade", ["herring-dispute", "union-treaty-signed", "cormark-talks"]),
        ("thread", "union-road", ["union-treaty-signed", "union-treaty-in-force", "borania-joins"]),
        ("from", "2006", ["borania-joins", "cormark-talks"]),
        ("to", "1991", ["pact-signed", "pact-in-force"]),
        ("words", "nothing like it", []),
    ],
)
def test_each_filter_keeps_what_the_program_keeps(browser, small, name, value, expected) -> None:
    opened = Opened(browser, small)
    assert opened.choose(name, value) == expected
    count = opened.page.locator("#count").inner_text()
    assert count == (f"{len(expected)} event" + ("" if len(expected) == 1 else "s"))
    assert opened.page.locator("#none").is_visible() == (not expected)
    years = opened.page.evaluate(
        "[...document.querySelectorAll('nav.years a')].filter(a => !a.hidden).map(a => a.textContent)"
    )
    assert len(years) == len(
        {opened.page.locator(f"#{one} time").get_attribute("datetime")[:4] for one in expected}
    )
    opened.page.get_by_role("button", name="Clear").click()
    expect(opened.page.locator("#count")).to_have_text("7 events")
    assert opened.said == []


@needs_browser
def test_filters_narrow_together_and_live_in_the_address(browser, small) -> None:
    opened = Opened(browser, small)
    opened.choose("member", "COR")
    assert opened.choose("from", "2004") == ["cormark-talks"]
    assert opened.page.url.endswith("#?member=COR&from=2004")
    again = Opened(browser, small)
    again.page.evaluate("location.hash = '#?member=COR&from=2004'")
    expect(again.page.locator("#count")).to_have_text("1 event")
    assert again.page.locator("#member").input_value() == "COR"
    again.page.locator("#stories a").first.click()
    expect(again.page.locator("#count")).to_have_text("3 events")


@needs_browser
def test_key_events_only(browser, small) -> None:
    opened = Opened(browser, small)
    opened.page.locator("#key").check()
    assert opened.shown() == ["pact-in-force", "union-treaty-in-force"]


@needs_browser
def test_a_permalink_opens_its_event_even_behind_a_filter(browser, small) -> None:
    opened = Opened(browser, small)
    opened.choose("member", "COR")
    opened.page.evaluate("location.hash = '#pact-signed'")
    opened.page.wait_for_selector("#pact-signed details[open]")
    assert opened.page.locator("#pact-signed").is_visible()
    assert len(opened.shown()) == 7
    link = opened.page.locator("#pact-signed h4 a")
    assert link.get_attribute("href") == "#pact-signed"


@needs_browser
def test_an_event_names_its_sources_and_other_dates(browser, small) -> None:
    page = Opened(browser, small).page
    assert (
        "≠ 16 June 2004 The day of the newspaper, not of the act."
        in page.locator("#union-treaty-signed .other").inner_text()
    )
    page.locator("#union-treaty-signed summary").click()
    listed = page.locator("#union-treaty-signed li")
    assert listed.first.locator("a").get_attribute("href") == "https://register.example/union"
    assert "Coast Register, 2004, preamble" in listed.first.inner_text()
    assert "With care: Takes signature for entry into force." in listed.nth(1).inner_text()
    assert page.locator("#herring-dispute time.coarse").inner_text() == "2003"


@needs_browser
@pytest.mark.parametrize(
    ("year", "expected"),
    [("1991", {"coast-pact/ARD": "M"}), ("1992", {"coast-pact/ARD": "M", "coast-pact/BOR": "M"}),
     ("2003", {"coast-pact/ARD": "M", "coast-union/BOR": "a"}),
     ("2005", {"coast-union/ARD": "M", "coast-union/BOR": "a"}),
     ("2007", {"coast-union/ARD": "M", "coast-union/BOR": "M", "coast-union/COR": "o?"})],
)  # fmt: skip
def test_the_slider_shows_who_belonged_in_a_year(browser, small, year, expected) -> None:
    opened = Opened(browser, small)
    opened.page.locator("#year").fill(year)
    cells = opened.page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('[data-cell]')]"
        ".filter(c => c.textContent).map(c => [c.dataset.cell, c.textContent]))"
    )
    assert cells == expected
    assert opened.page.locator("#asof").inner_text() == f"on {year}-12-31"
    opened.page.locator("#year").fill("2020")
    assert opened.page.locator("#asof").inner_text() == "on 2020-06-30"


@needs_browser
def test_the_matrix_agrees_with_the_program_on_the_last_day_of_each_year(
    browser, record, ask_ours: Ask
) -> None:
    opened = Opened(browser, record)
    for year in (1992, 1995, 2001, 2007, 2010, 2014, 2016, 2024):
        opened.page.locator("#year").fill(str(year))
        drawn = opened.page.evaluate(
            "[...document.querySelectorAll('[data-cell]')].filter(c => c.textContent).map(c => c.dataset.cell)"
        )
        bodies = json.loads(ask_ours("org", "--on", f"{year}-12-31", "-f", "json").out)
        assert set(drawn) == {
            f"{b['id']}/{m['member']}" for b in bodies for m in b["memberships"]
        }, year


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_anybody_can_use_it(browser, small, record, scheme: str, width: int) -> None:
    """axe-core finds nothing serious, and nothing is wider than the screen."""
    for path in (small, record) if width == 1280 and scheme == "light" else (small,):
        opened = Opened(
            browser, path, color_scheme=scheme, viewport={"width": width, "height": 800}
        )
        opened.page.evaluate(
            "document.querySelectorAll('details').forEach((d, n) => d.open = n < 20)"
        )
        found = Axe().run(opened.page).response["violations"]
        serious = [(one["id"], [n["html"][:200] for n in one["nodes"][:3]]) for one in found
                   if one["impact"] in ("serious", "critical")]  # fmt: skip
        assert serious == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@needs_browser
def test_it_can_be_used_from_the_keyboard(browser, small) -> None:
    page = Opened(browser, small).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the timeline"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "words"
    page.keyboard.type("herring")
    assert page.locator("#count").inner_text() == "1 event"


@needs_browser
def test_it_prints_sources_and_no_controls(browser, small, tmp_path: Path) -> None:
    page = Opened(browser, small).page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator("#filters").is_visible()
    assert page.locator("#pact-signed li").first.is_visible()
    page.pdf(path=str(tmp_path / "page.pdf"))
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


@needs_browser
def test_it_can_be_read_without_its_script(browser, small) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small.as_uri())
    assert page.locator("article").count() == 7
    assert page.locator("#pact-signed").is_visible()
    context.close()


@needs_browser
def test_hostile_data_run_nothing(browser, folder: Path, tmp_path: Path) -> None:
    attack = "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>"
    for name, old in (
        ("timeline.yaml", "The Coast Union begins\n"),
        ("members.yaml", "    name_ru: Ардландия\n"),
        ("organisations.yaml", "    short_name: CU\n"),
        ("sources.yaml", "    publisher: Coast Press\n"),
        ("dataset.yaml", "  title: A small record for the tests\n"),
    ):
        path = folder / name
        text = path.read_text()
        assert old in text
        key = old.partition(":")[0] + ": " if ":" in old else ""
        path.write_text(text.replace(old, f"{key}'{attack}'\n", 1))
    call_once(tmp_path, "export", str(tmp_path / "hostile.html"), "--data", str(folder))
    opened = Opened(browser, tmp_path / "hostile.html")
    assert opened.page.evaluate("window.ran") is None
    assert opened.page.locator("img").count() == 0
    assert opened.page.locator("h1").inner_text() == attack
    assert opened.said == []
    # Were an attack to slip through, the policy would still stop it.
    opened.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 2'}))"
    )
    assert opened.page.evaluate("window.ran") is None


@needs_browser
def test_a_query_is_a_page_of_its_own(browser, ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    path.write_text(ask("timeline", "--thread", "union-road", "-f", "html").out)
    opened = Opened(browser, path)
    assert opened.page.locator("h1").inner_text() == "The road to the union"
    assert opened.shown() == ["union-treaty-signed", "union-treaty-in-force", "borania-joins"]
    assert opened.page.locator("#memberships").count() == 0
    assert opened.said == []


def test_the_charts_have_their_values_as_a_table(record: Path) -> None:
    text = record.read_text("utf-8")
    figures = re.findall(r"<figure>.*?</figure>", text, re.DOTALL)
    assert len(figures) >= 10
    for figure in figures:
        assert 'role="img" aria-label="Line chart of' in figure
        assert figure.count("<path ") == len(re.findall(r'<th scope="col">', figure)) - 1
