import fcntl
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import (
    IndexBusyError,
    IndexFormatError,
    IndexMissingError,
    ReadingCode,
    ReadingError,
    SpanError,
)
from corpus.facts.extraction import extract_facts
from corpus.morphology import Morphology
from corpus.records import Document, Facts
from index.build import BuildReport, build_index
from index.default import ensure_index
from index.manifest import BUILDS, CURRENT, current_build, read_manifest
from index.opening import open_index, verify_index
from index.recipe import load_recipe
from index.sources import staleness

LIBRARY = "# 図書館計画\n\n## 計画期間\n\n計画の期間は、令和4年度から令和8年度までの5年間です。\n"
WATER = "# 水道計画\n\n## 推進体制\n\n水道課長を委員長とする水道委員会を設置します。\n"


@pytest.fixture
def roots(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a-library.md").write_text(LIBRARY, "utf-8")
    (folder / "b-water.md").write_text(WATER, "utf-8")
    return [folder]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def files_of(build: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(build.iterdir())}


def test_what_was_indexed_can_be_opened_and_found(roots: list[Path], index: Path) -> None:
    report = build_index(roots, index)
    opened = open_index(index)
    assert (report.documents, report.reused, report.skipped) == (2, 0, ())
    assert [document.title for document in opened.documents.values()] == ["図書館計画", "水道計画"]
    hit = opened.retriever.search("水道の委員長は誰ですか", 1)[0]
    assert opened.documents[hit.doc_id].title == "水道計画"
    chunk, document = opened.chunks[hit.chunk_id], opened.documents[hit.doc_id]
    assert chunk.span.contains(hit.sentence)
    assert "水道課長" in hit.sentence.of(document.text)
    assert len(opened.chunks) == report.chunks
    assert opened.facts.keys() == opened.documents.keys()
    assert opened.why_stale() is None
    assert verify_index(index) == []


def test_the_same_input_gives_the_same_bytes(
    roots: list[Path], index: Path, tmp_path: Path
) -> None:
    build_index(roots, index)
    build_index(roots, tmp_path / "again")
    one, two = current_build(index), current_build(tmp_path / "again")
    assert one.name == two.name
    assert files_of(one) == files_of(two)


def test_a_build_that_reuses_gives_the_same_bytes_as_one_that_does_not(
    roots: list[Path], index: Path, tmp_path: Path
) -> None:
    build_index(roots, index)
    (roots[0] / "b-water.md").write_text(f"{WATER}\n水道料金は口座から払えます。\n", "utf-8")
    report = build_index(roots, index)
    assert (report.documents, report.reused) == (2, 1)
    build_index(roots, tmp_path / "fresh")
    assert files_of(current_build(index)) == files_of(current_build(tmp_path / "fresh"))


def test_nothing_new_is_reused_whole(roots: list[Path], index: Path) -> None:
    build_index(roots, index)
    assert build_index(roots, index).reused == 2
    assert build_index(roots, index, force=True).reused == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "c-new.md").write_text(LIBRARY + "追記です。", "utf-8"),
        lambda root: (root / "a-library.md").unlink(),
        lambda root: (root / "a-library.md").write_text(LIBRARY + "追記です。", "utf-8"),
        lambda root: (root / "plan.toml").write_text('municipality = "海辺市"\n', "utf-8"),
    ],
    ids=["added", "removed", "changed", "described"],
)
def test_an_index_is_stale_when_its_files_change(
    roots: list[Path], index: Path, change: Callable[[Path], object]
) -> None:
    build_index(roots, index)
    change(roots[0])
    manifest = read_manifest(current_build(index))
    assert "is new, has changed or is gone" in (staleness(manifest) or "")
    assert verify_index(index)
    build_index(roots, index)
    assert verify_index(index) == []


def test_an_index_is_stale_when_other_roots_are_wanted(roots: list[Path], index: Path) -> None:
    build_index(roots, index)
    manifest = read_manifest(current_build(index))
    assert staleness(manifest, roots) is None
    assert "other documents" in (staleness(manifest, [roots[0] / "a-library.md"]) or "")


def test_files_that_cannot_be_read_are_reported_and_left_out(
    roots: list[Path], index: Path
) -> None:
    (roots[0] / "c-empty.txt").write_text("", "utf-8")
    (roots[0] / "d-copy.md").write_text(LIBRARY, "utf-8")
    report = build_index(roots, index)
    assert report.documents == 2
    assert [(Path(file.path).name, file.code) for file in report.skipped] == [
        ("c-empty.txt", ReadingCode.EMPTY),
        ("d-copy.md", ReadingCode.DUPLICATE),
    ]
    assert "a-library.md" in report.skipped[1].reason
    with pytest.raises(ReadingError, match="c-empty"):
        build_index(roots, index, strict=True, force=True)


def test_a_text_that_cannot_be_taken_apart_is_left_out_with_its_name(
    roots: list[Path], index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = extract_facts

    def fails(document: Document, morphology: Morphology) -> Facts:
        if "図書館" in document.text:
            raise SpanError("span must satisfy 0 <= start < end")
        return whole(document, morphology)

    monkeypatch.setattr("index.build.extract_facts", fails)
    report = build_index(roots, index)
    assert report.documents == 1
    ((skipped),) = report.skipped
    assert skipped.code is ReadingCode.CRASHED
    assert "a-library.md" in skipped.reason


def test_strictness_holds_though_the_build_is_there(roots: list[Path], index: Path) -> None:
    (roots[0] / "c-empty.txt").write_text("", "utf-8")
    build_index(roots, index)
    with pytest.raises(ReadingError, match="c-empty"):
        build_index(roots, index, strict=True)


def test_an_id_is_given_once(roots: list[Path], index: Path) -> None:
    for name in ("one", "two"):
        (roots[0] / name).mkdir()
        (roots[0] / name / "plan.toml").write_text('id = "same"\n', "utf-8")
        (roots[0] / name / "plan.md").write_text(f"# {name}\n\n計画です。{name}\n", "utf-8")
    report = build_index(roots, index)
    assert report.documents == 3
    assert "'same'" in report.skipped[0].reason


def test_no_documents_make_an_index_that_finds_nothing(tmp_path: Path, index: Path) -> None:
    (tmp_path / "none").mkdir()
    report: BuildReport = build_index([tmp_path / "none"], index)
    assert (report.documents, report.chunks, report.sentences) == (0, 0, 0)
    assert open_index(index).retriever.search("計画", 5) == []


def test_a_missing_index_is_named_with_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="python -m index build --index"):
        open_index(tmp_path)


@pytest.mark.parametrize("name", ["chunks.jsonl", "vectors.npy", "body.terms.txt"])
def test_damage_is_found_and_mended(roots: list[Path], index: Path, name: str) -> None:
    build_index(roots, index)
    path = current_build(index) / name
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(IndexFormatError, match=f"{name}: the content is not what was written"):
        open_index(index)
    assert name in verify_index(index)[0]
    build_index(roots, index)
    assert verify_index(index) == []


def test_a_missing_file_is_found(roots: list[Path], index: Path) -> None:
    build_index(roots, index)
    (current_build(index) / "facts.jsonl").unlink()
    with pytest.raises(IndexFormatError, match=r"facts\.jsonl: the file is missing"):
        open_index(index)


def test_a_build_that_current_names_wrongly_is_refused(roots: list[Path], index: Path) -> None:
    build_index(roots, index)
    for name in ("nowhere", "../../elsewhere", ""):
        (index / CURRENT).write_text(f"{name}\n", "utf-8")
        with pytest.raises(IndexFormatError, match="names the build"):
            open_index(index)


def test_another_format_is_refused(roots: list[Path], index: Path) -> None:
    build_index(roots, index)
    manifest = current_build(index) / "manifest.json"
    text = manifest.read_text("utf-8").replace('"format_version": 2', '"format_version": 99')
    manifest.write_text(text, "utf-8")
    with pytest.raises(IndexFormatError, match="format version is 99, this program reads 2"):
        open_index(index)


def test_one_builder_at_a_time(roots: list[Path], index: Path) -> None:
    index.mkdir()
    with (index / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(IndexBusyError, match="another process is building"):
            build_index(roots, index)
    build_index(roots, index)


def test_an_open_index_outlives_later_builds(roots: list[Path], index: Path) -> None:
    build_index(roots, index)
    opened = open_index(index)
    before = opened.retriever.search("計画の期間", 3)
    for number in range(3):
        (roots[0] / "c.md").write_text(f"# 第{number}計画\n\n期間は{number}年です。\n", "utf-8")
        build_index(roots, index)
    assert opened.retriever.search("計画の期間", 3) == before


def test_the_build_before_is_kept_and_older_ones_are_not(roots: list[Path], index: Path) -> None:
    names = []
    for number in range(3):
        (roots[0] / "c.md").write_text(f"# 第{number}計画\n\n期間は{number}年です。\n", "utf-8")
        build_index(roots, index)
        names.append(current_build(index).name)
    assert {path.name for path in (index / BUILDS).iterdir()} == set(names[1:])


def no_disk(*paths: object, **options: object) -> None:
    raise OSError("cut off")


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "step", ["_read_parts", "_write_build", "write_records", "write_manifest", "set_current"]
)
def test_a_build_that_is_cut_off_leaves_the_index_that_was_there(
    roots: list[Path], index: Path, monkeypatch: pytest.MonkeyPatch, step: str, force: bool
) -> None:
    build_index(roots, index)
    if not force:
        (roots[0] / "c.md").write_text("# 交通計画\n\nバスの路線を見直します。\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(f"index.build.{step}", no_disk)
        with pytest.raises(OSError, match="cut off"):
            build_index(roots, index, force=force)
    hit = open_index(index).retriever.search("水道の委員長は誰ですか", 1)[0]
    assert hit.chunk_id.startswith("b-water")
    build_index(roots, index, force=force)
    assert verify_index(index) == []


@pytest.mark.parametrize("step", ["rmtree", "rename"])
def test_a_build_that_takes_its_own_place_can_be_cut_off(
    roots: list[Path], index: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    build_index(roots, index)
    name = current_build(index).name

    def cut(path: Path, *rest: object, **options: object) -> None:
        if step == "rename" or path.name == name:
            raise OSError("cut off")
        removed(path, ignore_errors=True)

    removed = shutil.rmtree
    with monkeypatch.context() as patch:
        if step == "rename":
            patch.setattr(Path, "rename", cut)
        else:
            patch.setattr("index.build.shutil.rmtree", cut)
        with pytest.raises(OSError, match="cut off"):
            build_index(roots, index, force=True)
    assert open_index(index).retriever.search("水道の委員長は誰ですか", 1)
    build_index(roots, index)
    assert verify_index(index) == []
    assert current_build(index).name == name


def test_adding_one_file_to_a_hundred_reads_one(roots: list[Path], index: Path) -> None:
    for number in range(98):
        (roots[0] / f"c-{number}.md").write_text(f"# 計画{number}\n\n本文です。\n", "utf-8")
    build_index(roots, index)
    (roots[0] / "new.md").write_text("# 交通計画\n\nバスの路線を見直します。\n", "utf-8")
    said: list[str] = []
    report = build_index(roots, index, on_progress=lambda what, done, total: said.append(what))
    assert (report.documents, report.reused) == (101, 100)
    assert [Path(what).name for what in said if what.startswith("reading")] == ["new.md"]


def test_what_was_removed_is_not_found(roots: list[Path], index: Path) -> None:
    build_index(roots, index)
    (roots[0] / "b-water.md").unlink()
    report = build_index(roots, index)
    opened = open_index(index)
    assert (report.documents, report.reused) == (1, 1)
    assert {chunk.doc_id for chunk in opened.chunks.values()} == set(opened.documents)
    assert all("水道" not in document.text for document in opened.documents.values())


def test_another_recipe_makes_the_index_anew_from_what_was_read(
    roots: list[Path], index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index(roots, index)
    before = current_build(index).name
    recipe = replace(load_recipe(), digest="another")
    monkeypatch.setattr("index.build.load_recipe", lambda: recipe)
    said: list[str] = []
    report = build_index(roots, index, on_progress=lambda what, done, total: said.append(what))
    assert current_build(index).name != before
    assert report.reused == 2  # read once, indexed again
    assert [what.partition(" ")[0] for what in said if "writing" not in what].count("indexing") == 2


def test_a_build_that_was_cut_off_is_ignored(roots: list[Path], index: Path) -> None:
    build_index(roots, index)
    name = current_build(index).name
    (index / BUILDS / ".half").mkdir()
    (current_build(index) / "manifest.json").unlink()
    assert build_index(roots, index).reused == 0
    assert current_build(index).name == name
    assert sorted(os.listdir(index / BUILDS)) == [name]


def test_a_root_that_was_taken_away_is_left_out_when_the_index_is_renewed(
    roots: list[Path], index: Path, tmp_path: Path
) -> None:
    uploads = tmp_path / "uploads"
    uploads.mkdir()
    (uploads / "c-park.md").write_text("# 公園計画\n\n公園を増やします。\n", "utf-8")
    build_index([*roots, uploads], index)
    shutil.rmtree(uploads)
    ensure_index(index)
    assert [d.title for d in open_index(index).documents.values()] == ["図書館計画", "水道計画"]
