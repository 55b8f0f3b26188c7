"""LibreOffice opens slides and document, and what it prints of them is what the map says.

Needs ``soffice`` with Impress and Writer and, to read its PDF, ``pdftotext`` and ``pdfinfo`` of poppler.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap
from argmap.views import Views

pytestmark = pytest.mark.thorough

NEEDED = ("soffice", "pdftotext", "pdfinfo")
ARTICLE = Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"


def run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, timeout=180)
    return done.stdout


@pytest.fixture(scope="module")
def article() -> ArgumentMap:
    return pipeline.load(ARTICLE)


@pytest.fixture(scope="module")
def printed(article: ArgumentMap, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the article's slides and document, and both as PDF by LibreOffice."""
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    folder = tmp_path_factory.mktemp("office")
    for notation in ("pptx", "docx"):
        (folder / f"{notation}.{notation}").write_bytes(pipeline.encode(Views(article), notation))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [folder / "pptx.pptx", folder / "docx.docx"]
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)
    return folder


def text(file: Path) -> str:
    return " ".join(run("pdftotext", "-layout", file, "-").split())


def test_every_slide_is_a_page_of_16_to_9_with_its_title(printed: Path, article: ArgumentMap) -> None:
    told = run("pdfinfo", printed / "pptx.pdf")
    width, height = (float(found) for found in re.findall(r"Page size: +([\d.]+) x ([\d.]+)", told)[0])
    assert width / height == pytest.approx(16 / 9, rel=0.01)
    pages = run("pdftotext", printed / "pptx.pdf", "-").split("\f")[:-1]
    assert int(re.findall(r"Pages: +(\d+)", told)[0]) == len(pages)
    assert article.title in pages[0]
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in "".join(page.split())
    said = " ".join(" ".join(pages).split())
    for statement in article.statements:
        assert statement.title in said


def test_the_document_prints_the_picture_alone_on_a_landscape_page_and_every_claim_in_full(
    printed: Path, article: ArgumentMap
) -> None:
    sizes = re.findall(r"Page +(\d+) size: +([\d.]+) x ([\d.]+)", run("pdfinfo", "-l", "99", printed / "docx.pdf"))
    pages = [int(page) for page, width, height in sizes if float(width) > float(height)]
    assert len(pages) == 1
    assert pages[0] > 1  # the argument begins on the first page
    said = text(printed / "docx.pdf")
    for statement in article.statements:
        assert " ".join(statement.text.split()) in said
    assert "1.6.3 This step is undercut by: The letter is likely a fake" in said
    assert len(sizes) <= 14
