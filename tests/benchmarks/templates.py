"""Templates through LibreOffice: opened, edited by being saved there, filled, made into pages.

    python tests/benchmarks/templates.py

For each form and paper the sample template is saved anew by LibreOffice, as an office's editing
would; it must lack nothing then and make the same lines as before. What is made with it must
become a PDF with every text of the paper on it and no brace. Needs LibreOffice Writer.
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pypdf import PdfReader

from briefing.model.paper import Paper, PaperKind, all_blocks
from briefing.verbs.papering import KINDS
from briefing.writing.papers.docx import render
from briefing.writing.papers.profile import NAMES, Profile, load
from briefing.writing.papers.template import lacking, opened, possible_roles, render_with
from briefing.writing.papers.templating.sample import sample
from tests.benchmarks.docx_file import DocxFile
from tests.writing.papers.examples import WEEK, form


def convert(files: list[Path], kind: str, folder: Path) -> None:
    """Let LibreOffice turn ``files`` into another kind, all in one process."""
    command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)


def lines(data: bytes) -> list[tuple[str, str]]:
    return [(line.style, line.text) for line in DocxFile(data).lines() if line.text]


def faults(profile: Profile, of: Paper, saved: bytes, pdf: bytes) -> list[str]:
    """Return what is wrong with a template that LibreOffice saved, and with its paper."""
    template = opened(saved)
    found = [str(one) for one in lacking(template, of, possible_roles(template, profile))]
    if lines(render_with(of, profile, saved)) != lines(render(of, profile)):
        found.append("other lines than without a template")
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    shown = "".join(pages.split())
    found += [one.text for one in all_blocks(of) if "".join(one.text.split()) not in shown]
    return found + (["a brace is left"] if "{{" in shown else [])


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("first", "saved", "papers", "pdf"):
            (folder / part).mkdir()
        cases = [(profile, kind) for profile in NAMES for kind in PaperKind]
        firsts = [folder / "first" / f"{profile}-{kind}.docx" for profile, kind in cases]
        for path, (profile, kind) in zip(firsts, cases, strict=True):
            path.write_bytes(sample(kind, load(profile)))
        convert(firsts, "docx", folder / "saved")
        papers = []
        for profile, kind in cases:
            of = KINDS[kind].compose(WEEK, form(profile))
            saved = (folder / "saved" / f"{profile}-{kind}.docx").read_bytes()
            path = folder / "papers" / f"{profile}-{kind}.docx"
            path.write_bytes(render_with(of, load(profile), saved))
            papers.append((load(profile), of, saved, path))
        convert([path for *_rest, path in papers], "pdf", folder / "pdf")
        wrong = 0
        for own, of, saved, path in papers:
            found = faults(own, of, saved, (folder / "pdf" / f"{path.stem}.pdf").read_bytes())
            wrong += bool(found)
            print(f"{path.stem:16} {'; '.join(found) or 'as it should be'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
