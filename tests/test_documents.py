"""`timeline --format md --cite`: pandoc makes a page and a Word file of it as it is."""

import re
import zipfile
from pathlib import Path

import pypandoc
import pytest
from conftest import Ask


@pytest.fixture
def pandoc(tmp_path: Path):
    """Return a function that turns Markdown into a file by pandoc, without a word or a hint."""

    def run(markdown: str, name: str) -> Path:
        source = tmp_path / "record.md"
        source.write_text(markdown, encoding="utf-8")
        pypandoc.convert_file(
            str(source), name.rpartition(".")[2], format="markdown", outputfile=str(tmp_path / name),
            extra_args=["--standalone"],
        )  # fmt: skip
        return tmp_path / name

    return run


def test_a_page_has_title_footnotes_and_a_bibliography(ask_ours: Ask, pandoc) -> None:
    markdown = ask_ours("timeline", "--thread", "eaeu-founding", "-f", "md", "--cite").out
    page = pandoc(markdown, "page.html").read_text("utf-8")
    assert '<html xmlns="http://www.w3.org/1999/xhtml" lang="en-GB"' in page
    assert "<title>Founding of the Eurasian Economic Union</title>" in page
    notes = len(re.findall(r'<li id="fn\d+"', page))
    assert notes == markdown.count("\n[^") >= 10
    (listed,) = re.findall(
        r'<h2 id="bibliography">Bibliography</h2>\s*<ul>(.*?)</ul>', page, re.DOTALL
    )
    assert listed.count("<li>") == len(set(re.findall(r"^- (.*)$", markdown, re.MULTILINE)))
    assert "[^" not in page
    assert "\\" not in re.sub(r"<style>.*?</style>|<script.*?</script>", "", page, flags=re.DOTALL)


def test_a_word_file_has_the_footnotes_of_the_whole_record(ask_ours: Ask, pandoc) -> None:
    markdown = ask_ours("timeline", "-f", "md", "--cite").out
    with zipfile.ZipFile(pandoc(markdown, "record.docx")) as word:
        notes = word.read("word/footnotes.xml").decode("utf-8")
        text = word.read("word/document.xml").decode("utf-8")
    counted = len(re.findall(r'<w:footnote w:id="', notes))
    assert counted == len(re.findall(r"(?m)^\*\*", markdown)) >= 1250
    assert "Bibliography" in text
    assert "^" not in re.sub(r"<[^>]+>", "", text)


def test_hostile_text_is_only_text(ask: Ask, folder: Path, pandoc) -> None:
    timeline = folder / "timeline.yaml"
    hostile = '"*Bold* <script>alert(1)</script> [link](http://x.example) [^9] @cite $x$ ![i](y)"'
    changed = timeline.read_text().replace("The Coast Union begins\n", hostile + "\n")
    timeline.write_text(changed)
    markdown = ask("timeline", "--key", "-f", "md", "--cite", data=folder).out
    page = pandoc(markdown, "page.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'href="http://x.example"' not in page
    assert "*Bold*" in page
    assert "<img" not in page


def test_a_title_that_yaml_or_markdown_would_read_stays_a_title(
    ask: Ask, folder: Path, pandoc
) -> None:
    dataset = folder / "dataset.yaml"
    text = dataset.read_text().replace(
        "A small record for the tests", "'A \"small\" record: \\ *of* {tests} # 1'"
    )
    dataset.write_text(text)
    page = pandoc(ask("timeline", "-f", "md", "--cite", data=folder).out, "page.html").read_text()
    assert re.search(r"<title>A .small. record: \\ \*of\* \{tests\} # 1</title>", page)
