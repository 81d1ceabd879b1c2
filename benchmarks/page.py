"""Measure how soon the page of the whole record can be used, and how fast its filters answer.

Run it as ``python benchmarks/page.py``; it needs Chromium and playwright. Times are those of the
browser, the median of five.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
FILTER = """([id, value]) => {
  const node = document.getElementById(id);
  const start = performance.now();
  node.value = value;
  node.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - start;
}"""
ASKED = (
    ("words", "customs code"),
    ("words", ""),
    ("member", "KAZ"),
    ("member", ""),
    ("from", "2015"),
)


def main() -> None:
    """Print size and times."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.html"
        command = [sys.executable, "-m", "eurasia_cli", "export", str(path)]
        subprocess.run(command, check=True, capture_output=True)
        print(f"size {path.stat().st_size / 1e6:.2f} MB")
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            times = [one_round(browser, path) for _ in range(5)]
            browser.close()
    for name in times[0]:
        print(f"{name:24} {statistics.median(found[name] for found in times):6.0f} ms")


def one_round(browser: Browser, path: Path) -> dict[str, float]:
    """Open the page once; return milliseconds until it can be used, and of each filter."""
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    found = {"ready": page.evaluate(READY)}
    for name, value in ASKED:
        found[f"{name} {value!r}"] = page.evaluate(FILTER, [name, value])
    page.close()
    return found


if __name__ == "__main__":
    main()
