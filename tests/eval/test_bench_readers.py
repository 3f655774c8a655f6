"""Readers beside ours: a process of its own for each, told apart by name."""

import sys
from pathlib import Path

from eval.bench.others.readers import OURS, read_alone
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf


def test_a_reader_runs_in_its_own_process_and_tells_its_speed_and_memory(tmp_path: Path) -> None:
    page = PageMaker()
    page.paragraph(
        70, 100, "計画の期間は、令和６年度から令和１０年度までの５年間とします。", columns=20
    )
    path = tmp_path / "plan.pdf"
    path.write_bytes(make_pdf([page]))
    found = read_alone(OURS, path, Path(sys.executable))
    assert found["characters"] == len(
        "計画の期間は、令和６年度から令和１０年度までの５年間とします。"
    )
    assert found["pages_per_second"] > 0
    assert found["peak_mib"] > 5  # an interpreter alone takes more
