"""The command lines of corpus and index and their JSON, held against what is promised of them."""

from pathlib import Path

import pytest

from corpus.__main__ import main as corpus_main
from index.__main__ import main as index_main
from index.build import build_index
from tests.assistant.documents import READING_PLAN
from tests.commands import FACT_KEYS, HIT_KEYS, PROOF, Run, in_a_process
from tests.conftest import INVENTED_PLAN, REAL_PLAN


@pytest.fixture(params=[REAL_PLAN, INVENTED_PLAN], ids=["real", "invented"])
def plan(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def text_of(run: Run, path: Path) -> str:
    return run(corpus_main, "text", path).out


class TestCorpus:
    """``python -m corpus``."""

    def test_text_is_the_documents_text_and_nothing_else(self, run: Run, plan: Path) -> None:
        done = run(corpus_main, "text", plan)
        characters = run(corpus_main, "inspect", plan, "--json").json["characters"]
        assert (done.status, len(done.out), done.err) == (0, characters, "")

    def test_inspect_says_what_was_understood(self, run: Run, plan: Path) -> None:
        text, report = text_of(run, plan), run(corpus_main, "inspect", plan, "--json").json
        assert report.keys() >= {
            "doc_id", "title", "municipality", "media", "pages", "characters", "sections",
            "footnotes", "figures", "dropped", "warnings",
        }  # fmt: skip
        wanted = {
            "sections": {"level", "label", "title", "kind", "start", "end"},
            "footnotes": {"marker", "term", "definition", "start", "end"},
            "figures": {"kind", "label", "caption", "page", "start", "end"},
            "dropped": {"kind", "page", "text"},
            "warnings": {"code", "message", "page"},
        }
        for group, keys in wanted.items():
            assert all(entry.keys() >= keys for entry in report[group]), group
            for entry in report[group]:
                if "start" in keys:
                    assert 0 <= entry["start"] < entry["end"] <= len(text)
        assert report["sections"]
        assert report["figures"]

    def test_facts_prove_themselves(self, run: Run, plan: Path) -> None:
        text, report = text_of(run, plan), run(corpus_main, "facts", plan, "--json").json
        assert report.keys() == FACT_KEYS.keys()
        for group, keys in FACT_KEYS.items():
            for fact in report[group]:
                assert fact.keys() >= keys | PROOF, group
                assert fact["quote"] == text[fact["start"] : fact["end"]]
                assert fact["sentence"] in text
        assert report["plan_periods"][0]["relation"] == "own"

    def test_an_own_period_comes_first_with_its_days(self, run: Run) -> None:
        own = run(corpus_main, "facts", REAL_PLAN, "--json").json["plan_periods"][0]
        assert (own["first_fiscal_year"], own["last_fiscal_year"], own["years"]) == (2014, 2018, 5)
        assert (own["start_date"], own["end_date"]) == ("2014-04-01", "2019-03-31")

    @pytest.mark.parametrize(
        ("text", "first", "last", "years"),
        [
            ("計画期間は、令和3年度から令和12年度までの10年間とします。", 2021, 2030, 10),
            ("本計画の期間は平成２６年度（２０１４年度）から５年間です。", 2014, 2018, 5),
            ("総合計画の期間は2020年度から2029年度までです。", 2020, 2029, 10),
            (
                "総合計画の期間は令和3年度から10年間ですが、本計画は令和6年度から4年間です。",
                2024,
                2027,
                4,
            ),
            ("毎年度の予算は市長が定めます。", None, None, None),
            ("", None, None, None),
        ],
    )
    def test_period_reads_a_sentence(
        self, text: str, first: int | None, last: int | None, years: int | None, run: Run
    ) -> None:
        found = run(corpus_main, "period", text, "--json")
        assert found.status == 0
        wanted = {"first_fiscal_year": first, "last_fiscal_year": last, "years": years}
        assert found.json == wanted

    @pytest.mark.parametrize("verb", ["text", "inspect", "facts"])
    def test_a_missing_file_is_one_error_line(self, verb: str, run: Run, tmp_path: Path) -> None:
        assert str(tmp_path / "no.txt") in run(corpus_main, verb, tmp_path / "no.txt").failed()

    def test_a_folder_of_two_documents_is_refused(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("計画", encoding="utf-8")
        (tmp_path / "b.txt").write_text("計画書", encoding="utf-8")
        assert "found 2 documents" in run(corpus_main, "text", tmp_path).failed()

    def test_what_is_no_json_is_for_a_person(self, run: Run, plan: Path) -> None:
        for verb in ("inspect", "facts"):
            done = run(corpus_main, verb, plan)
            assert done.status == 0
            assert done.out.count("\n") > 3

    def test_json_is_not_escaped(self, run: Run) -> None:
        assert "西東京市" in run(corpus_main, "inspect", REAL_PLAN, "--json").out


class TestIndex:
    """``python -m index``."""

    def test_build_counts_and_names_what_it_left_out(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "reading.md").write_text(READING_PLAN, encoding="utf-8")
        (tmp_path / "in" / "empty.txt").write_bytes(b"")
        arguments = ("build", "--documents", tmp_path / "in", "--index", tmp_path / "index")
        report = run(index_main, *arguments, "--json").json
        assert report.keys() >= {
            "documents", "chunks", "sentences", "reused", "skipped", "seconds",
        }  # fmt: skip
        assert (report["documents"], report["reused"]) == (1, 0)
        (skipped,) = report["skipped"]
        assert skipped.keys() >= {"path", "code", "reason"}
        assert skipped["code"] == "empty"
        assert run(index_main, *arguments, "--strict").status == 1

    def test_build_of_nothing_fails(self, run: Run, tmp_path: Path) -> None:
        done = run(index_main, "build", "--documents", tmp_path, "--index", tmp_path / "index")
        assert done.status == 1
        assert done.err.splitlines()[-1].startswith("error: ")

    def test_search_hits_are_slices_of_their_documents(self, run: Run, four_plans: Path) -> None:
        report = run(
            index_main, "search", "図書購入費", "--index", four_plans, "--top-k", "3", "--json"
        ).json
        assert report["query"] == "図書購入費"
        assert [hit["rank"] for hit in report["hits"]] == [1, 2, 3]
        for hit in report["hits"]:
            assert hit.keys() >= HIT_KEYS
            assert hit["start"] <= hit["sentence_start"] < hit["sentence_end"] <= hit["end"]
            assert len(hit["text"]) == hit["end"] - hit["start"]
        assert "350万円" in report["hits"][0]["text"]
        assert report["hits"][0]["heading_path"][-1] == "2 予算"

    def test_search_in_one_document_finds_only_its_chunks(self, run: Run, four_plans: Path) -> None:
        doc_id = "shiomino-3rd-environment"
        hits = run(
            index_main, "search", "計画", "--index", four_plans, "--document", doc_id, "--json"
        ).json["hits"]
        assert {hit["doc_id"] for hit in hits} == {doc_id}

    def test_info_names_every_document(self, run: Run, four_plans: Path) -> None:
        report = run(index_main, "info", "--index", four_plans, "--json").json
        assert report.keys() >= {"format_version", "recipe", "encoder", "roots", "documents"}
        assert len(report["documents"]) == 4
        keys = {"doc_id", "title", "path", "sha256", "pages", "chunks", "sentences"}
        assert all(document.keys() >= keys for document in report["documents"])

    def test_verify_is_one_when_something_is_wrong(
        self, run: Run, four_plans: Path, tmp_path: Path
    ) -> None:
        whole = run(index_main, "verify", "--index", four_plans, "--json")
        assert (whole.status, whole.json) == (0, {"ok": True, "problems": []})
        source, index = tmp_path / "in", tmp_path / "index"
        source.mkdir()
        (source / "plan.txt").write_text("計画の期間は5年です。", encoding="utf-8")
        build_index([source], index)
        (source / "plan.txt").write_text("計画の期間は6年です。", encoding="utf-8")
        stale = run(index_main, "verify", "--index", index, "--json")
        assert (stale.status, stale.json["ok"]) == (1, False)
        assert stale.json["problems"]

    @pytest.mark.parametrize("arguments", [("search", "計画"), ("info",), ("verify",)])
    def test_a_named_index_that_is_missing_is_an_error(
        self, arguments: tuple[str, ...], run: Run, tmp_path: Path
    ) -> None:
        line = run(index_main, *arguments, "--index", tmp_path / "none").failed()
        assert str(tmp_path / "none") in line

    def test_a_document_that_is_not_held_is_an_error(self, run: Run, four_plans: Path) -> None:
        done = run(
            index_main, "search", "計画", "--index", four_plans, "--document", "nowhere", "--json"
        )
        assert "nowhere" in done.failed()


def test_corpus_runs_as_a_module() -> None:
    done = in_a_process("corpus", "period", "計画期間は令和3年度から10年間です。", "--json")
    assert (done.status, done.err) == (0, "")
    assert done.json == {"first_fiscal_year": 2021, "last_fiscal_year": 2030, "years": 10}


def test_index_runs_as_a_module(four_plans: Path) -> None:
    done = in_a_process("index", "info", "--index", four_plans, "--json")
    assert (done.status, done.err) == (0, "")
    assert len(done.json["documents"]) == 4
