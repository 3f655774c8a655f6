"""Finding the answer in the paragraph that holds it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from assistant.support.span_features import Reader, candidates, kind_of
from assistant.support.spans import SpanChooser, SpanModel
from corpus.morphology import Morphology
from corpus.records import Span
from eval.bench.choosers import EvidenceChooser, OverlapChooser, document_of, sentences_of
from eval.bench.squad import Choice, half_of, holds_answer, score_answering
from eval.formats.squad import SquadAnswer, SquadData, SquadParagraph, SquadQuestion
from index.assembly import retriever_of_rows
from index.reading import Row

CASTLE = SquadParagraph(
    "若葉城", "若葉城は、1587年に築かれた。築いたのは、藩主の山川太郎である。天守は3層であった。"
)
RIVER = SquadParagraph(
    "若葉川", "若葉川は、若葉市を流れる川である。\n長さは、約12キロメートルある。"
)
PARAGRAPHS = (CASTLE, RIVER)


def answer(paragraph: SquadParagraph, text: str) -> SquadAnswer:
    return SquadAnswer(text, paragraph.text.index(text))


QUESTIONS = (
    SquadQuestion("1", "若葉城はいつ築かれましたか。", 0, (answer(CASTLE, "1587年"),)),
    SquadQuestion("2", "城を築いた藩主は誰ですか。", 0, (answer(CASTLE, "山川太郎"),)),
    SquadQuestion("3", "若葉川の長さはどれくらいですか。", 1, (answer(RIVER, "約12キロメートル"),)),
    SquadQuestion("4", "若葉川の深さは？", 1, ()),
)
SQUAD = SquadData(PARAGRAPHS, QUESTIONS)


@dataclass
class Fixed:
    """Gives what it was told to give, in order."""

    choices: list[Choice | None]

    def choose(self, question: str, paragraph: SquadParagraph) -> Choice | None:
        return self.choices.pop(0)


def test_answering_by_hand() -> None:
    first = Span(0, CASTLE.text.index("。") + 1)
    year = CASTLE.text.index("1587年")
    choices: list[Choice | None] = [
        Choice(first, Span(year, year + 4)),  # 1587 of 1587年: f1 is 2 * 4 / (4 + 5)
        Choice(first, None),  # the wrong sentence, whole: none of 山川太郎 is in it
        None,
    ]
    score = score_answering(SQUAD, Fixed(choices))
    assert (score.questions, score.exact_match) == (3, 0.0)
    assert score.sentence_accuracy == pytest.approx(1 / 3)
    assert score.f1 == pytest.approx((2 * 4 / 9) / 3)


@pytest.mark.parametrize(
    ("start", "chosen", "holds"),
    [(-10, 0, True), (-10, 1, False), (19, 1, True), (19, 0, False), (0, 1, False)],
)
def test_a_title_is_counted_with_the_first_sentence(start: int, chosen: int, holds: bool) -> None:
    sentence = sentences_of(RIVER.text)[chosen]
    assert holds_answer(RIVER.text, sentence, [SquadAnswer("若葉川", start)]) == holds


def test_a_set_without_answers_is_refused() -> None:
    with pytest.raises(ValueError, match="no question with an answer"):
        score_answering(SquadData(PARAGRAPHS, QUESTIONS[3:]), Fixed([]))


def test_sentences_do_not_run_over_a_line_end() -> None:
    assert [span.of(RIVER.text) for span in sentences_of(RIVER.text)] == [
        "若葉川は、若葉市を流れる川である。",
        "長さは、約12キロメートルある。",
    ]
    assert document_of(RIVER, "r").sections[0].path == ("若葉川",)


@pytest.fixture(scope="module")
def spans(morphology: Morphology) -> SpanChooser:
    return SpanChooser(SpanModel.load(), morphology)


def test_the_programs_evidence_answers_small_questions(morphology: Morphology) -> None:
    names = ["castle", "river"]
    rows = [Row(name, one.title, one.text) for name, one in zip(names, PARAGRAPHS, strict=True)]
    chooser = EvidenceChooser(PARAGRAPHS, names, retriever_of_rows(rows), morphology)
    score = score_answering(SQUAD, chooser)
    assert score.sentence_accuracy >= 2 / 3
    assert score.f1 >= 2 / 3


def test_overlap_prefers_the_sentence_with_the_rarer_words(
    spans: SpanChooser, morphology: Morphology
) -> None:
    chooser = OverlapChooser(PARAGRAPHS, spans, morphology)
    chosen = chooser.choose("天守は何層か", CASTLE)
    assert chosen is not None
    assert chosen.sentence.of(CASTLE.text) == "天守は3層であった。"
    assert chooser.choose("何か", SquadParagraph("", " \n")) is None


@pytest.mark.parametrize(
    ("question", "sentence", "wanted"),
    [
        ("事業は何年に始まりましたか", "事業は、市が国とともに平成12年に始めた。", "平成12年"),
        ("事業を始めたのは誰ですか", "昭和30年、市長の田中一郎が事業を始めた。", "田中一郎"),
        ("会場はどこですか", "式は、毎年4月に中央公民館で行われる。", "中央公民館"),
    ],
)
def test_the_words_that_answer_are_of_the_kind_that_is_asked(
    spans: SpanChooser, question: str, sentence: str, wanted: str
) -> None:
    found = spans.choose(spans.read_question(question), sentence)
    assert found is not None
    assert found.span.of(sentence) in (wanted, f"市長の{wanted}")


def test_a_chosen_span_is_of_the_characters_as_printed(spans: SpanChooser) -> None:
    sentence = "計画は、平成 ２６ 年度に始まる。"
    found = spans.choose(spans.read_question("計画は何年度に始まりますか"), sentence)
    assert found is not None
    assert found.span.of(sentence) == "平成 ２６ 年度"


def test_candidates_keep_brackets_in_pairs(morphology: Morphology) -> None:
    tokens = Reader(morphology).tokens("市は「緑の計画」を作る")

    def text(start: int, end: int) -> str:
        return "".join(token.surface for token in tokens[start:end])

    found: Sequence[str] = [text(one.start, one.end) for one in candidates(tokens)]
    assert "緑の計画" in found
    assert "市は「緑の計画」" in found
    assert "「緑の計画」" not in found  # its inside is the answer
    assert all(one.count("「") == one.count("」") for one in found)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("首都はどこですか", "where"),
        ("首都は？", "where"),
        ("築かれた年は", "when"),
        ("作者は誰か", "who"),
        ("党員数は？", "count"),
        ("計画とは？", "other"),
    ],
)
def test_what_is_asked_for_is_read_with_and_without_a_question_word(
    question: str, kind: str
) -> None:
    assert kind_of(question)[0] == kind


def test_the_halves_are_a_partition() -> None:
    one, two = half_of(QUESTIONS, "A"), half_of(QUESTIONS, "B")
    assert set(one) | set(two) == set(QUESTIONS)
    assert not set(one) & set(two)
