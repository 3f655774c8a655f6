"""Questions that a document's facts, headings and figures answer, and near misses.

All of them are proposals: a person accepts, mends or refuses each before it is a question.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.eras import fiscal_year_to_wareki
from corpus.normalize import normalize
from corpus.records import (
    Document,
    Facts,
    GovernanceRole,
    PlanLink,
    PlanPeriod,
    PlanRelation,
    Section,
    SectionKind,
    Span,
)
from eval.dataset import Expectation, Question, ReplyKind

_MAX_ANCHOR_CHARS = 40  # a set names a passage; it does not copy it
_MIN_TITLE_CHARS = 4  # 「目的」 alone asks nothing
_TELEPHONE = re.compile(r"[0-9]{2,5}[-(][0-9]{1,4}[-)][0-9]{3,4}|内線")
_MONEY = re.compile(r"[0-9一二三四五六七八九十百千万億,]+円")
_MEETINGS = re.compile(r"[0-9一二三四五六七八九十]+回|毎年|毎月|随時|定例|必要に応じて(?:開|招集)")
_MEMBERS = re.compile(r"[0-9一二三四五六七八九十]+(?:人|名)(?!称)")
_EVERY = re.compile(r"各|全|すべて|それぞれ")  # 各部署 is no body; nobody asks for its telephone
_OFFICE = re.compile(r"事務局|庶務")
_MANY = re.compile(r"事務局|庶務|構成員|委員$|部員$")  # one name is no answer; not 委員長
_MIN_TERM_CHARS = 2  # 「市とは何ですか」 asks nothing
_CONTENT_WORDS = re.compile(r"[\wー々]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that somebody may accept, and why it was proposed."""

    question: Question
    reason: str  # Japanese, for the person who decides


@dataclass(frozen=True, slots=True)
class _Source:
    document: Document
    facts: Facts

    def quote(self, span: Span) -> str:
        """The beginning of what stands at ``span``, on one line."""
        return span.of(self.document.text).split("\n")[0][:_MAX_ANCHOR_CHARS].strip()

    def heading(self, span: Span) -> str:
        """The label, else the title, of the innermost heading above ``span``."""
        section = self.document.section_at(span.start)
        return (section.label or section.title) if section else ""

    def says(self, subject: str, pattern: re.Pattern[str]) -> bool:
        """Whether a sentence about ``subject``, or the one behind it, holds ``pattern``."""
        name = normalize(subject)
        was_about = False
        for sentence in self.document.sentences:
            text = normalize(sentence.span.of(self.document.text))
            is_about = name in text
            if (is_about or was_about) and pattern.search(text):
                return True
            was_about = is_about
        return False


def _named(role: GovernanceRole) -> str:
    """「推進本部の本部長」; the role alone when it sits in no body."""
    return f"{role.body}の{role.role}" if role.body else role.role or ""


def propose(document: Document, facts: Facts) -> list[Proposal]:
    """All proposals for one document, those that can be answered first."""
    source = _Source(document, facts)
    makers: tuple[Callable[[_Source], Iterator[Proposal]], ...] = (
        _of_periods,
        _of_governance,
        _of_glossary,
        _of_lists,
        _of_indicators,
        _of_relations,
        _of_figures,
        _of_headings,
        _near_misses_of_bodies,
        _near_misses_of_roles,
        _near_misses_of_plans,
    )
    return [proposal for make in makers for proposal in make(source)]


def _of_periods(source: _Source) -> Iterator[Proposal]:
    for period in source.facts.plan_periods:
        contains = tuple(_years(year) for year in _ends(period) if year is not None)
        if not contains:
            continue
        is_own = period.relation is PlanRelation.OWN
        name = "この計画" if is_own else period.subject
        text = f"{name}の計画期間はいつからいつまでですか。"
        yield _answerable(source, "period", text, contains, period.span, "計画期間の記述から")
        if period.last_fiscal_year is not None:
            last = (_years(period.last_fiscal_year),)
            text = f"{name}の最終年度は何年度ですか。"
            yield _answerable(source, "period", text, last, period.span, "計画期間の記述から")


def _of_governance(source: _Source) -> Iterator[Proposal]:
    for role in source.facts.governance:
        if role.role and role.holder:
            asked = "どこ" if _OFFICE.search(role.role) else "誰"
            text = f"{_named(role)}は{asked}ですか。"
            contains = ((role.holder,),)
            yield _answerable(source, "governance", text, contains, role.span, "役職の記述から")
        if role.assists and role.role:
            text = f"{role.assists}を補佐するのは誰ですか。"
            contains = ((role.role,),)
            yield _answerable(source, "governance", text, contains, role.span, "補佐の記述から")
        if role.role is None and role.parent:
            text = f"{role.body}はどこに置かれていますか。"
            contains = ((role.parent,),)
            yield _answerable(source, "governance", text, contains, role.span, "組織の記述から")


def _of_glossary(source: _Source) -> Iterator[Proposal]:
    for entry in source.facts.glossary:
        if len(entry.term) < _MIN_TERM_CHARS:
            continue
        core = entry.definition.rstrip("。")[:_MAX_ANCHOR_CHARS]
        text = f"{entry.term}とは何ですか。"
        yield _answerable(source, "definition", text, ((core,),), entry.span, "用語の説明から")


def _of_lists(source: _Source) -> Iterator[Proposal]:
    for fact in source.facts.lists:
        if len(fact.items) >= 2:
            text = f"{fact.subject}を全部教えてください。"
            contains = tuple((item,) for item in fact.items)
            yield _answerable(source, "list", text, contains, fact.span, "列挙の記述から")
        if fact.count:
            text = f"{fact.subject}はいくつありますか。"
            contains = ((str(fact.count),),)
            yield _answerable(source, "list", text, contains, fact.span, "列挙の数から")


def _of_indicators(source: _Source) -> Iterator[Proposal]:
    for indicator in source.facts.indicators:
        text = f"{indicator.name}の目標値はいくつですか。"
        contains = ((f"{indicator.value}{indicator.unit}", indicator.value),)
        yield _answerable(source, "computed", text, contains, indicator.span, "指標の記述から")


def _of_relations(source: _Source) -> Iterator[Proposal]:
    links: dict[str, list[PlanLink]] = {}
    for link in source.facts.relations:
        links.setdefault(link.relation, []).append(link)
    for relation, found in links.items():
        text = f"この計画の{relation}は何ですか。"
        contains = tuple(dict.fromkeys((link.target,) for link in found))
        yield _answerable(source, "content", text, contains, found[0].span, "計画どうしの関係から")


def _of_figures(source: _Source) -> Iterator[Proposal]:
    for figure in source.document.figures:
        if not (figure.label and figure.caption):
            continue
        text = f"{figure.label}は何の{figure.kind.value}ですか。"
        contains = ((figure.caption,),)
        yield _answerable(source, "figure", text, contains, figure.span, "図表の題から")
        if not figure.has_content:
            text = f"{figure.label}の中には何が書かれていますか。"
            yield _unanswerable(source, text, "図の中身は画像なので答えられない")


def _of_headings(source: _Source) -> Iterator[Proposal]:
    for section in source.document.sections:
        if section.kind is SectionKind.BODY and _says_something(source.document, section):
            expect = Expectation(ReplyKind.ANSWER, heading=section.label or section.title)
            text = f"{section.title}について教えてください。"
            yield Proposal(_question(source, "content", text, expect), "見出しから")


def _near_misses_of_bodies(source: _Source) -> Iterator[Proposal]:
    bodies = dict.fromkeys(role.body for role in source.facts.governance)
    for body in (name for name in bodies if name and not _EVERY.match(name)):
        for text, pattern in (
            (f"{body}の電話番号を教えてください。", _TELEPHONE),
            (f"{body}の会議は年に何回開かれますか。", _MEETINGS),
            (f"{body}の委員は何人ですか。", _MEMBERS),
            (f"{body}の予算はいくらですか。", _MONEY),
        ):
            if not source.says(body, pattern):
                yield _unanswerable(source, text, f"「{body}」の文に、その記載が見当たらない")


def _near_misses_of_roles(source: _Source) -> Iterator[Proposal]:
    for role in source.facts.governance:
        if role.role and role.holder and not (_is_person(role) or _MANY.search(role.role)):
            text = f"{_named(role)}の氏名は何ですか。"
            yield _unanswerable(source, text, "職名だけで、氏名が見当たらない")


def _near_misses_of_plans(source: _Source) -> Iterator[Proposal]:
    stated = {normalize(period.subject) for period in source.facts.plan_periods}
    for link in source.facts.relations:
        name = normalize(link.target)
        if name.endswith("計画") and not any(name in other or other in name for other in stated):
            text = f"{link.target}の計画期間はいつまでですか。"
            yield _unanswerable(source, text, "名前だけで、期間の記載が見当たらない")


def _answerable(
    source: _Source,
    kind: str,
    text: str,
    contains: tuple[tuple[str, ...], ...],
    span: Span,
    reason: str,
) -> Proposal:
    expect = Expectation(
        ReplyKind.ANSWER,
        contains=contains,
        citation_contains=((source.quote(span),),),
        heading=source.heading(span),
    )
    return Proposal(_question(source, kind, text, expect), reason)


def _unanswerable(source: _Source, text: str, reason: str) -> Proposal:
    expect = Expectation(ReplyKind.ABSTENTION)
    question = _question(source, "unanswerable", text, expect, tags=("near_miss",))
    return Proposal(question, reason)


def _question(
    source: _Source, kind: str, text: str, expect: Expectation, *, tags: tuple[str, ...] = ()
) -> Question:
    return Question("", kind, (text,), expect, documents=(source.document.doc_id,), tags=tags)


def _ends(period: PlanPeriod) -> tuple[int | None, int | None]:
    return period.first_fiscal_year, period.last_fiscal_year


def _years(fiscal_year: int) -> tuple[str, ...]:
    return f"{fiscal_year}年度", fiscal_year_to_wareki(fiscal_year)


def _is_person(role: GovernanceRole) -> bool:
    """Whether the holder is written with a family and a given name (山田 太郎氏)."""
    return bool(re.search(r"[一-鿿]+[ 　][一-鿿]+(?:氏|様)?$", role.holder or ""))


def _says_something(document: Document, section: Section) -> bool:
    """Whether a heading is wordy enough to ask for, and body text stands right below it."""
    if len(_CONTENT_WORDS.findall(section.title)) < _MIN_TITLE_CHARS or section.heading is None:
        return False
    place = next(
        (n for n, sentence in enumerate(document.sentences) if sentence.span == section.heading), -1
    )
    behind = document.sentences[place + 1 : place + 2]
    return place >= 0 and any(document.sections[one.section] == section for one in behind)
