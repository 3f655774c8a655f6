import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.chunking import make_chunks
from corpus.errors import IndexFormatError
from corpus.facts import extract_facts
from corpus.morphology import Morphology
from corpus.records import Chunk, Document, Facts, PlanPeriod, PlanRelation, Span
from corpus.store import from_json, read_records, to_json, write_records

PERIOD = PlanPeriod(
    "本計画", PlanRelation.OWN, 2014, None, date(2014, 4, 1), None, 5, Span(3, 9), Span(0, 12)
)


def test_a_record_is_json_with_spans_as_pairs_and_dates_as_iso() -> None:
    assert to_json(PERIOD) == {
        "subject": "本計画",
        "relation": "own",
        "first_fiscal_year": 2014,
        "last_fiscal_year": None,
        "start_date": "2014-04-01",
        "end_date": None,
        "years": 5,
        "span": [3, 9],
        "sentence": [0, 12],
        "confidence": 1.0,
        "conflict": "",
    }
    assert from_json(to_json(PERIOD), PlanPeriod) == PERIOD


@pytest.mark.parametrize("fixture", ["real_plan", "invented_plan"])
def test_documents_chunks_and_facts_come_back_without_loss(
    fixture: str, request: pytest.FixtureRequest, tmp_path: Path, morphology: Morphology
) -> None:
    document: Document = request.getfixturevalue(fixture)
    facts = extract_facts(document, morphology)
    write_records(tmp_path / "documents.jsonl", [document])
    write_records(tmp_path / "chunks.jsonl", make_chunks(document))
    write_records(tmp_path / "facts.jsonl", [facts])
    assert list(read_records(tmp_path / "documents.jsonl", Document)) == [document]
    assert tuple(read_records(tmp_path / "chunks.jsonl", Chunk)) == make_chunks(document)
    assert list(read_records(tmp_path / "facts.jsonl", Facts)) == [facts]


def test_the_same_records_give_the_same_bytes(real_plan: Document, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_records(tmp_path / name, make_chunks(real_plan))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_line_separators_inside_a_text_do_not_break_the_line(tmp_path: Path) -> None:
    path = tmp_path / "spans.jsonl"
    odd = replace(PERIOD, subject="a\u2028b\x85c\nd")
    write_records(path, [odd, PERIOD])
    assert list(read_records(path, PlanPeriod)) == [odd, PERIOD]


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b"3", b'{"subject": "A"}', b'{"span": [2, 1]}', b'"\xff"']
)
def test_a_line_that_is_no_record_is_named_with_what_to_do(line: bytes, tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_bytes(json.dumps(to_json(PERIOD)).encode() + b"\n" + line + b"\n")
    with pytest.raises(IndexFormatError, match=r"facts\.jsonl:2: .* python -m index build"):
        list(read_records(path, PlanPeriod))
