"""Plan periods: a document's own, told apart from those of the plans around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.eras import days_after_years, fiscal_year_of
from corpus.facts.period_candidates import Candidate, find_candidates
from corpus.facts.period_model import LIKELY_IN_DOCUMENT, shipped_model, weigh
from corpus.facts.period_owners import OwnerKind
from corpus.facts.period_ranges import Stretch
from corpus.facts.period_relations import (
    FoundPeriod,
    document_order,
    merged,
    related,
    text_order,
)
from corpus.facts.period_rules import Claim
from corpus.facts.reading import ReadDocument, ReadSentence, read_sentences
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from corpus.numerals import read_number
from corpus.readers import document_from_text
from corpus.records import PlanPeriod, PlanRelation, SectionKind, SentenceKind

_OPEN_EXTENSION = re.compile(
    r"(?:当分の間|当面の間|当面)[^。]{0,12}(?:延長|延ば|延伸)"
    r"|(?:延長|延ば|延伸)[^。]{0,8}(?:当分|当面)の間"
)
_EXTENDS = re.compile(r"延長|延ば|延伸")
_AFTER_CHANGE = re.compile(r"(?:延長|改[訂定]|変更)後")  # 改訂後の計画期間:…(2年延長)
_YEARS_EXTENSION = re.compile(
    r"([0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:年|[かヵヶカケ箇]年)間?、?(?:延長|延ば|延伸)"
)


_LINE_ENDS = re.compile(r"[ ]*(?:[)\]】〕]|$|\n)")
_LEAST_SURE = 0.5  # confidence in a period that no rule claims
_MAX_CHARS_APART, _MAX_TOGETHER = 400, 12  # of the stretches of one passage

# What follows the years over which something was counted, and no plan's.
_COUNTED_OVER = re.compile(
    r"(?:の|における)(?!計画|期間|プラン|ビジョン|戦略|構想|方針|取り?組|施策|新たな|[市町村中])[一-鿿ァ-ヺ]"
    r"|で[0-9]"
)
_OF_STATE = re.compile(r"現状|現況|推移|動向|統計|実態|振り返り|アンケート")


@dataclass(frozen=True, slots=True)
class TextPeriod:
    """The period that a sentence or a short passage states."""

    first_fiscal_year: int | None
    last_fiscal_year: int | None  # inclusive; None when open or not stated
    years: int | None


def extract_plan_periods(read: ReadDocument) -> tuple[PlanPeriod, ...]:
    """The plan periods that a document states, its own first, then in text order.

    None has the relation ``OWN`` when the document states no period of its own. Of statements
    that agree, the fullest is kept; of those that do not, all are, with ``conflict`` set.
    """
    candidates = list(find_candidates(read))
    found = merged(related(read.document, list(_claimed(read, candidates))))
    found = _without_bars(read, found)
    own = [one.period for one in found if one.period.relation is PlanRelation.OWN]
    if all(one.first_fiscal_year is None and one.last_fiscal_year is None for one in own):
        found += _likely_own(read, candidates)
    return tuple(one.period for one in sorted(found, key=document_order))


def period_of_text(text: str) -> TextPeriod | None:
    """The period of the plan that ``text`` is about, or None when it states none.

    「本計画」 comes first, then a plan of the town that the text names, then the plan above,
    then the one before. The country's and the prefecture's plans are not what a text is about,
    nor is one whose years stand in a parenthesis where the text looks back on it.
    """
    if not text.strip():
        return None
    document = replace(document_from_text(text), title="")
    read = read_sentences(document, shared_morphology())
    candidates = list(find_candidates(read))
    everything = merged(related(read.document, list(_claimed(read, candidates))))
    found = [one for one in everything if not one.is_foreign and not one.is_past]
    told = _text_period(min(found, key=text_order).period) if found else None
    passage = [one for one in candidates if one.stretch.is_ordered and not _is_theirs(one)]
    likely = shipped_model().likelihoods(passage)
    return weigh(told, [_text_period(one.stretch) for one in passage], likely)


def _without_bars(read: ReadDocument, found: list[FoundPeriod]) -> list[FoundPeriod]:
    """What is found, but for years of a table's head where a sentence states the period itself.

    「令和2～6年度 | 令和7年度 | …」 over bars of 第2期計画 and 第3期計画 is no period of either.
    """

    def is_own(one: FoundPeriod) -> bool:
        return one.period.relation is PlanRelation.OWN

    def is_row(one: FoundPeriod) -> bool:
        sentence = read.sentence_at(one.period.span.start)
        return sentence is not None and sentence.sentence.kind is SentenceKind.TABLE_ROW

    told = [one.period for one in found if is_own(one) and not is_row(one)]
    sure = [
        one.confidence for one in told if None not in (one.first_fiscal_year, one.last_fiscal_year)
    ]
    if not sure:
        return found
    return [
        one
        for one in found
        if not (is_own(one) and is_row(one) and one.period.confidence < max(sure))
    ]


def _is_theirs(candidate: Candidate) -> bool:
    """Whether the rules give a stretch to another government's plan, or to one that is over."""
    claim = candidate.claim
    return claim is not None and (claim.is_foreign or claim.is_past)


def _text_period(stated: PlanPeriod | Stretch) -> TextPeriod:
    return TextPeriod(stated.first_fiscal_year, stated.last_fiscal_year, stated.years)


def passages_of(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """Stretches of time that stand near one another in one section, as a model sees them."""
    passage: list[Candidate] = []
    for one in candidates:
        if not one.stretch.is_ordered:
            continue
        last = passage[-1] if passage else None
        if last is not None and (
            one.sentence.section is not last.sentence.section
            or one.place - last.place > _MAX_CHARS_APART
            or len(passage) == _MAX_TOGETHER
        ):
            yield passage
            passage = []
        passage.append(one)
    if passage:
        yield passage


def _claimed(read: ReadDocument, candidates: Iterable[Candidate]) -> Iterator[FoundPeriod]:
    """What the rules claim for a plan, its relation not yet decided."""
    for one in candidates:
        if one.claim is not None and not _explains_another(one.sentence, one.claim):
            yield _found(read, one, one.claim)


def _likely_own(read: ReadDocument, candidates: Sequence[Candidate]) -> list[FoundPeriod]:
    """The document's own period where no rule finds it: the likeliest of its passages."""
    covered = [one for one in candidates if _is_on_cover(read, one)]
    if covered:
        first = covered[0]
        span = first.stretch.start, first.stretch.end
        claim = Claim(first.stretch, None, *span, _LEAST_SURE, is_foreign=False)
        return related(read.document, [_found(read, first, claim)])
    best: list[tuple[float, FoundPeriod]] = []
    for passage in passages_of(candidates):
        for one, likely in zip(passage, shipped_model().likelihoods(passage), strict=True):
            is_row = one.stretch.is_columns  # needs a head that says what its cells are
            is_other = one.claim is not None or is_row or _is_of_figures(one)
            if likely < LIKELY_IN_DOCUMENT or is_other:
                continue
            topic, is_foreign = one.rules.topics.of(one.stretch.start)
            owner = topic.owner if topic is not None and topic.owner.is_plan else None
            start, end = one.stretch.start, one.stretch.end
            claim = Claim(one.stretch, owner, start, end, _LEAST_SURE, is_foreign)
            if not _explains_another(one.sentence, claim):
                best.append((likely, _found(read, one, claim)))
    found = related(read.document, [one for _, one in sorted(best, key=lambda pair: -pair[0])])
    return [one for one in found if one.period.relation is PlanRelation.OWN][:1]


def _is_of_figures(candidate: Candidate) -> bool:
    """Whether a stretch of time is that of figures: 「5年間の死因をみると」, under 「現状」."""
    text = candidate.sentence.text
    if _COUNTED_OVER.match(text, candidate.stretch.end) is not None:
        return True
    section = candidate.sentence.section
    above = " ".join(section.path) if section is not None else ""
    return _OF_STATE.search(above) is not None and "期間" not in text


def _is_on_cover(read: ReadDocument, candidate: Candidate) -> bool:
    """Whether a range of years is all of a line above the document's first heading."""
    stretch, text = candidate.stretch, candidate.sentence.text
    is_whole = stretch.first_fiscal_year is not None and stretch.last_fiscal_year is not None
    is_apart = not re.search(r"\w", text[: stretch.start]) and _LINE_ENDS.match(text, stretch.end)
    if not (is_whole and stretch.is_ordered and is_apart):
        return False
    heads = [one for one in read.sentences if one.sentence.kind is SentenceKind.HEADING]
    start = candidate.sentence.sentence.span.start
    return not heads or start < heads[0].sentence.span.start or len(read.sentences) <= 1


def _explains_another(sentence: ReadSentence, claim: Claim) -> bool:
    """Whether a note or a list of terms says 「計画期間」 of what it explains, named above."""
    is_note = sentence.sentence.kind is SentenceKind.FOOTNOTE
    section = sentence.section
    if not is_note and (section is None or section.kind is not SectionKind.GLOSSARY):
        return False
    return claim.owner is None or claim.owner.kind is not OwnerKind.NAMED


def _found(read: ReadDocument, candidate: Candidate, claim: Claim) -> FoundPeriod:
    sentence, stretches = candidate.sentence, candidate.stretches
    stretch, owner = claim.stretch, claim.owner
    name, subject = "", ""
    if owner is not None and owner.name:
        name = owner.name
        said = sentence.verbatim(owner.name_start, owner.name_end)
        is_half = name not in normalize(said)  # 後期 of a row on 基本計画
        subject = name if is_half else said
    elif candidate.plan_above:
        name = subject = candidate.plan_above
    if name in ("", "計画"):
        subject = read.document.title or "計画"
    period = PlanPeriod(
        subject=subject,
        relation=PlanRelation.RELATED,
        first_fiscal_year=stretch.first_fiscal_year,
        last_fiscal_year=stretch.last_fiscal_year,
        start_date=stretch.start_date,
        end_date=stretch.end_date,
        years=stretch.years,
        span=sentence.span(claim.start, claim.end),
        sentence=sentence.sentence.span,
        confidence=claim.confidence,
        conflict=_conflict(sentence, stretch),
    )
    extended = _extended(sentence, claim, stretches, period)
    is_extension = extended is not period or _EXTENDS.search(sentence.text, claim.start) is not None
    return FoundPeriod(
        extended, name, claim.is_foreign, claim.is_aside, is_extension, claim.is_past
    )


def _conflict(sentence: ReadSentence, stretch: Stretch) -> str:
    """What a statement says against itself, both quoted."""
    problems = [one.problem for one in (stretch.first, stretch.last) if one and one.problem]
    stated = stretch.stated_years
    if stretch.first and stretch.last and stretch.length and stated != stretch.years:
        length = sentence.verbatim(*stretch.length)
        ends = (
            f"{sentence.verbatim(stretch.first.start, stretch.first.end)} to "
            f"{sentence.verbatim(stretch.last.start, stretch.last.end)}"
        )
        problems.append(f"stated length {length!r}, but {ends!r} is {stretch.years} years")
    return "; ".join(problems)


def _extended(
    sentence: ReadSentence, claim: Claim, stretches: Sequence[Stretch], period: PlanPeriod
) -> PlanPeriod:
    """The period after what the sentence says of its extension (延長)."""
    text = sentence.text
    if _EXTENDS.search(text, claim.end) is None or _AFTER_CHANGE.search(text[: claim.end]):
        return period
    rest = text[claim.end :]
    if match := _OPEN_EXTENSION.search(rest):
        span = sentence.span(claim.start, claim.end + match.end())
        return replace(period, last_fiscal_year=None, end_date=None, years=None, span=span)
    for later in stretches:
        if later.start >= claim.end and later.last is not None:
            end = later.end_date
            span = sentence.span(claim.start, later.end)
            return _ending(period, end, replace(period, span=span)) if end else period
    if (match := _YEARS_EXTENSION.search(rest)) and period.end_date is not None:
        by = read_number(match[1])
        span = sentence.span(claim.start, claim.end + match.end())
        end = days_after_years(period.end_date, by)
        # From March 31 on, one more year ends on March 31 and not the day before.
        end = period.end_date.replace(year=end.year) if period.end_date.month != 2 else end
        return _ending(period, end, replace(period, span=span))
    return period


def _ending(period: PlanPeriod, end: date, extended: PlanPeriod) -> PlanPeriod:
    last = fiscal_year_of(end)
    first = period.first_fiscal_year
    years = None if first is None else last - first + 1
    return replace(extended, last_fiscal_year=last, end_date=end, years=years, conflict="")
