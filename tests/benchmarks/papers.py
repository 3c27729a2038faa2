"""A year of papers in one process, against the programs an office would otherwise run.

    python tests/benchmarks/papers.py [--weeks 52] [--runs 3]

The notices of 52 weeks to DOCX, against pandoc turning the Markdown of the same weeks into DOCX
(which is no official form); the same notices to PDF, against LibreOffice converting those DOCX
files, all of them in one process. Ours is a process of its own too, its start included, and reads
the weeks from their archive. Needs pandoc and LibreOffice Writer.
"""

import argparse
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.tiny import open_archive
from briefing.model.office import Office, Signer
from briefing.model.paper import PaperKind
from briefing.model.records import PeriodKind
from briefing.verbs.officing import save_office
from briefing.verbs.papering import Wish, export_paper
from briefing.writing import write
from tests.benchmarks.pairs import Pairs, in_pairs, timed
from tests.benchmarks.weeks import fill

GOALS = {"docx": 0.5, "pdf": 0.2}
OFFICE = Office(
    parents=("Tỉnh uỷ Lào Cai",),
    organization=("Ban Tổ chức",),
    symbol="BTCTU",
    place="Lào Cai",
    signer=Signer(title="Trưởng Ban", name="Nguyễn Văn An"),
    recipients=("Thường trực Tỉnh uỷ", "Các phòng, đơn vị"),
    archive="Văn phòng Ban",
    term_start=date(2025, 10, 1),
)


def make(archive_folder: Path, target: Path, format_name: str) -> int:
    """Write the notice of each week that is stored, and return how many there are."""
    archive = open_archive(archive_folder)
    weeks = [one for one in archive.headers() if one.period.kind is PeriodKind.WEEK]
    wish = Wish(kind=PaperKind.NOTICE, format_name=format_name)
    for header in weeks:
        export_paper(archive, archive.get(header.id), wish, target)
    return len(weeks)


def ours(archive_folder: Path, target: Path, format_name: str) -> None:
    """Run this script as the process that makes the papers, in a folder without any."""
    for old in target.iterdir():
        old.unlink()
    command = [sys.executable, __file__, "--make", format_name, str(archive_folder), str(target)]
    subprocess.run(command, check=True)


def by_pandoc(sources: list[Path], target: Path) -> None:
    """Turn each Markdown file into a DOCX, one run each, as pandoc takes them."""
    for source in sources:
        written = target / source.with_suffix(".docx").name
        subprocess.run(["pandoc", str(source), "-o", str(written)], check=True)


def by_libreoffice(sources: list[Path], target: Path, profile: Path) -> None:
    """Convert all DOCX files to PDF in one run of LibreOffice, with a user profile of its own."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(target), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True)
    missing = [one for one in sources if not (target / one.with_suffix(".pdf").name).exists()]
    if missing:
        raise SystemExit(f"LibreOffice left out {len(missing)} of {len(sources)} files")


def said(name: str, pairs: Pairs, goal: float) -> bool:
    """Print what was measured, and return whether the goal is met."""
    base, mine = (sorted(side)[len(side) // 2] for side in (pairs.base, pairs.measured))
    print(
        f"{name}: {mine:.2f} s against {base:.2f} s, ratio {pairs.ratio:.3f} (goal {goal} or less)"
    )
    return pairs.ratio <= goal


def measure(weeks: int, runs: int) -> bool:
    """Measure both formats and return whether both goals are met."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        archive_folder = root / "archive"
        fill(archive_folder, weeks)
        archive = open_archive(archive_folder)
        save_office(archive, OFFICE)
        folders = {name: root / name for name in ("md", "docx", "pdf", "other")}
        for folder in folders.values():
            folder.mkdir()
        sources = []
        for header in archive.headers():
            if header.period.kind is PeriodKind.WEEK:
                sources.append(folders["md"] / f"{header.id}.md")
                sources[-1].write_bytes(write(archive.get(header.id), "md"))
        docx = in_pairs(
            timed(lambda: by_pandoc(sources, folders["other"])),
            timed(lambda: ours(archive_folder, folders["docx"], "docx")),
            runs,
        )
        papers = sorted(folders["docx"].iterdir())
        pdf = in_pairs(
            timed(lambda: by_libreoffice(papers, folders["other"], root / "profile")),
            timed(lambda: ours(archive_folder, folders["pdf"], "pdf")),
            runs,
        )
        text = sum(one.stat().st_size for one in sources) // 1024
        print(f"{len(papers)} notices, {text} KB of minutes")
        met = [
            said("DOCX against pandoc", docx, GOALS["docx"]),
            said("PDF against LibreOffice", pdf, GOALS["pdf"]),
        ]
        return all(met)


def main() -> int:
    """Measure, or be the process that is measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--make", nargs=3, metavar=("FORMAT", "ARCHIVE", "DIR"))
    asked = parser.parse_args()
    if asked.make:
        format_name, archive_folder, target = asked.make
        make(Path(archive_folder), Path(target), format_name)
        return 0
    return 0 if measure(asked.weeks, asked.runs) else 1


if __name__ == "__main__":
    sys.exit(main())
