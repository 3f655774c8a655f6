from corpus.facts import extract_facts
from corpus.morphology import Morphology
from corpus.records import Document, Facts, PlanPeriod, PlanRelation, Span
from corpus.reporting import fact_json, facts_report, inspection
from tests.corpus.making import document


def test_an_inspection_has_the_contracts_keys(real_plan: Document) -> None:
    report = inspection(real_plan)
    wanted = {"doc_id", "title", "municipality", "media", "pages", "characters", "sections"}
    assert wanted | {"footnotes", "figures", "dropped", "warnings"} <= report.keys()
    assert (report["media"], report["pages"]) == ("text", None)
    assert report["characters"] == len(real_plan.text)
    assert report["sections"][0] == {
        "level": 1,
        "label": "2",
        "title": "地域情報化基本計画とは",
        "kind": "body",
        "start": 0,
        "end": len(real_plan.text),
    }
    assert {"marker", "term", "definition", "start", "end"} <= report["footnotes"][0].keys()
    assert {"kind", "label", "caption", "page", "start", "end"} <= report["figures"][0].keys()


def test_dropped_lines_and_warnings_are_told() -> None:
    report = inspection(document("目次", "1 期間 …… 1", "1 期間", "5年です。"))
    assert report["dropped"][0] == {"kind": "contents", "page": None, "text": "目次"}
    assert report["warnings"][0].keys() == {"code", "message", "page"}


def test_a_facts_proof_is_cut_from_the_text() -> None:
    read = document("期間は5年です。")
    fact = PlanPeriod("本計画", PlanRelation.OWN, None, None, None, None, 5, Span(3, 5), Span(0, 8))
    assert fact_json(read, fact) == {
        "subject": "本計画",
        "relation": "own",
        "first_fiscal_year": None,
        "last_fiscal_year": None,
        "start_date": None,
        "end_date": None,
        "years": 5,
        "confidence": 1.0,
        "conflict": "",
        "quote": "5年",
        "sentence": "期間は5年です。",
        "start": 3,
        "end": 5,
        "page": None,
    }


def test_every_group_is_there_even_without_facts() -> None:
    assert facts_report(document("何もない。"), Facts()) == {
        "plan_periods": [],
        "governance": [],
        "glossary": [],
        "lists": [],
        "relations": [],
        "indicators": [],
    }


def test_quotes_are_the_texts_own_characters(
    real_plan: Document, invented_plan: Document, morphology: Morphology
) -> None:
    for plan in (real_plan, invented_plan):
        groups = facts_report(plan, extract_facts(plan, morphology))
        facts = [fact for group in groups.values() for fact in group]
        assert facts
        for fact in facts:
            assert fact["quote"] == plan.text[fact["start"] : fact["end"]]
            assert fact["quote"] in fact["sentence"]
