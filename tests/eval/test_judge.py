"""One reply against one expectation."""

from corpus.records import DocId
from eval.dataset import Expectation, ReplyKind
from eval.json_values import JsonObject
from eval.judge import is_part_of, judge, stands_under
from eval.reply import Cited, KnownDocument, Reply

TEXT = "計画期間は、平成 26 年度から5 年間とします。"
DOCUMENT = KnownDocument(DocId("d"), "00", "計画", TEXT)
DOCUMENTS = {DOCUMENT.doc_id: DOCUMENT}
CITED = Cited(DOCUMENT.doc_id, ("2 計画", "2.3 計画の期間"), 4, 0, len(TEXT), TEXT)
REPLY = Reply(ReplyKind.ANSWER, "平成26年度から５年間です。［1］", (CITED,))


def failures(expect: Expectation, reply: Reply = REPLY) -> tuple[str, ...]:
    return judge(expect, reply, DOCUMENTS).failures


def test_a_line_is_right_when_everything_it_expects_holds() -> None:
    expect = Expectation(
        ReplyKind.ANSWER,
        contains=(("2014年度", "平成 26 年度"), ("5年間",)),
        not_contains=("10年",),
        citation_contains=(("平成26年度",),),
        heading="2.3",
        page=4,
    )
    verdict = judge(expect, REPLY, DOCUMENTS)
    assert verdict.is_correct
    assert (verdict.contains, verdict.groups_found, verdict.groups_wanted) == (1.0, 1, 1)


def test_each_expectation_fails_by_itself() -> None:
    kind = ReplyKind.ANSWER
    assert failures(Expectation(ReplyKind.ABSTENTION)) == ("kind",)
    assert failures(Expectation(kind, contains=(("5年間",), ("6年間",)))) == ("contains",)
    assert failures(Expectation(kind, not_contains=("５年",))) == ("not_contains",)
    assert failures(Expectation(kind, citation_contains=(("令和",),))) == ("citation_contains",)
    assert failures(Expectation(kind, heading="2.4")) == ("heading",)
    assert failures(Expectation(kind, page=5)) == ("page",)
    assert failures(Expectation(kind, facts=({"years": 5},))) == ("facts",)


def test_an_answer_without_citations_does_not_pass_for_a_cited_one() -> None:
    bare = Reply(ReplyKind.ANSWER, REPLY.text)
    expect = Expectation(ReplyKind.ANSWER, citation_contains=(("平成26年度",),), heading="2.3")
    assert failures(expect, bare) == ("citation_contains", "heading")


def test_only_the_citations_that_show_what_was_expected_are_right() -> None:
    other = Cited(DocId("other"), ("1 はじめに",), 1, 0, 4, "計画期間")
    reply = Reply(ReplyKind.ANSWER, "5年間", (CITED, other))
    by_string = judge(
        Expectation(ReplyKind.ANSWER, citation_contains=(("5年間",),)), reply, DOCUMENTS
    )
    by_heading = judge(Expectation(ReplyKind.ANSWER, heading="2.3"), reply, DOCUMENTS)
    by_nothing = judge(Expectation(ReplyKind.ANSWER), reply, DOCUMENTS)
    assert (by_string.citations_right, by_string.citations_judged) == (1, 2)
    assert (by_heading.citations_right, by_heading.citations_judged) == (1, 2)
    assert by_nothing.citations_judged == 0


def test_a_part_of_a_right_citation_is_right_and_its_neighbour_is_not() -> None:
    text = "柱は「みどり」「みず」の2つです。担当は企画課です。"
    document = KnownDocument(DocId("d"), "00", "計画", text)

    def cited(quote: str) -> Cited:
        start = text.index(quote)
        return Cited(document.doc_id, (), None, start, start + len(quote), quote)

    whole = cited("柱は「みどり」「みず」の2つです。")
    reply = Reply(
        ReplyKind.ANSWER, "", (whole, cited("みどり"), cited("みず"), cited("担当は企画課です。"))
    )
    expect = Expectation(ReplyKind.ANSWER, citation_contains=(("みどり",),))
    verdict = judge(expect, reply, {document.doc_id: document})
    assert (verdict.citations_right, verdict.citations_judged) == (3, 4)


def test_a_quote_that_is_not_the_documents_own_characters_is_not_verbatim() -> None:
    tidied = Cited(DOCUMENT.doc_id, (), None, 0, len(TEXT), TEXT.replace(" ", ""))
    unknown = Cited(DocId("other"), (), None, 0, len(TEXT), TEXT)
    beyond = Cited(DOCUMENT.doc_id, (), None, 0, len(TEXT) + 5, TEXT)
    reply = Reply(ReplyKind.ANSWER, "", (CITED, tidied, unknown, beyond))
    verdict = judge(Expectation(ReplyKind.ANSWER), reply, DOCUMENTS)
    assert (verdict.verbatim, verdict.citations) == (1, 4)


def test_a_heading_is_named_by_label_title_or_both_but_not_by_a_part_of_its_label() -> None:
    path = ("第2章 推進体制", "（3） 計画の期間と見直し")
    for heading in ("第2章", "推進体制", "第２章 推進体制", "(3)", "計画の期間"):
        assert stands_under(heading, path), heading
    for heading in ("2", "第", "(2)", "期"):
        assert not stands_under(heading, path), heading


def test_each_expected_fact_is_counted_and_all_are_needed() -> None:
    reply = Reply(ReplyKind.ANSWER, "", facts=({"type": "list", "count": 3},))
    expect = Expectation(ReplyKind.ANSWER, facts=({"count": 3}, {"type": "plan_period"}))
    verdict = judge(expect, reply, {})
    assert (verdict.facts_found, verdict.facts_wanted) == (1, 2)
    assert verdict.failures == ("facts",)


def test_a_fact_may_hold_more_than_is_expected_but_nothing_else() -> None:
    fact: JsonObject = {
        "type": "governance",
        "body": "推進 本部",
        "holder": None,
        "items": ["い", "あ"],
        "n": 1,
    }
    assert is_part_of({"body": "推進本部", "items": ["あ", "い"]}, fact)
    assert is_part_of({"holder": None}, fact)
    assert not is_part_of({"holder": "市長"}, fact)
    assert not is_part_of({"items": ["あ"]}, fact)
    assert not is_part_of({"role": None}, fact)
    assert not is_part_of({"n": True}, fact)
