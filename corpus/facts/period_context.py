"""What the lines above a sentence say about whose years it holds."""

import re

from corpus.facts.period_owners import Owner, OwnerKind, classify
from corpus.facts.period_topics import Context
from corpus.facts.reading import ReadSentence
from corpus.normalize import normalize
from corpus.records import SentenceKind

_LINE_MARK = re.compile(
    r"^[\s■□●○◆◇・※▼▶►◎★☆〇*#\-【〔\[(<《「『]*"
    r"(?:第?[0-9一二三四五六七八九十]{1,3}(?:[-.][0-9]+)*(?:[章節項]|[.)、:]|(?=[ ]|計画|本計画))"
    r"|\([0-9一二三四五六七八九十ア-ン]{1,3}\)|[①-⑳]|[ア-ンⅠ-Ⅻ](?=[.)、 ]))?[.)、]?[\s【〔「]*"
)
_LINE_END = "】〕])>》」』: \t。?■□●○◆◇・"
_ASKED = re.compile(
    r"(?:は|とは|っていつ(?:まで)?|はいつ(?:まで|から)?(?:ですか)?)$"
)  # 計画の期間は?
_TABLE_HEAD = re.compile(r"期間|計画年度|始期|終期|開始|始まり|終わり|終了|初年度|目標年")
_NAME_LABEL = re.compile(r"^(?:計画(?:の)?)?(?:名称?|名)[:\t ]+")
_CUE_REACH = 3  # sentences below a line 「計画期間」 that is no heading


class LinesAbove:
    """What the lines above a sentence say about the years in it."""

    def __init__(self) -> None:
        self.plan = ""
        self._plan_age = _CUE_REACH + 1
        self._cue: Owner | None = None
        self._cue_age = 0
        self._is_table = False

    def context(self, sentence: ReadSentence) -> Context:
        """What the rules at ``sentence`` may know."""
        cue = self._cue if self._cue_age < _CUE_REACH else None
        section = sentence.section
        if cue is None and section is not None:
            cue = cue_of(normalize(section.title))
        has_plan = self._plan_age < _CUE_REACH
        return Context(cue, self._is_table, has_plan)

    def pass_by(self, sentence: ReadSentence, *, has_years: bool) -> None:
        """Remember ``sentence`` for those below it."""
        text = sentence.text
        self._cue_age += 1
        self._plan_age += 1
        is_row = "\t" in text or "|" in text or "  " in text
        if has_years:
            self._is_table = self._is_table and is_row
            return
        if is_row and _TABLE_HEAD.search(text):
            self._is_table = True
        elif not is_row:
            self._is_table = False
        if len(text) > 60:
            return
        line = _bare_line(text)
        cue = cue_of(line)
        if cue is not None or sentence.sentence.kind is SentenceKind.HEADING:
            self._cue, self._cue_age = cue, 0
        name = _NAME_LABEL.sub("", line)
        owner = classify(name, 0, len(name)) if name else None
        if owner is not None and owner.kind is OwnerKind.NAMED and not owner.is_period:
            self.plan, self._plan_age = owner.name, 0


def _bare_line(text: str) -> str:
    line = _LINE_MARK.sub("", text, count=1).strip(_LINE_END)
    line = _ASKED.sub("", line)
    return line + ")" if line.count("(") > line.count(")") else line


def cue_of(title: str) -> Owner | None:
    """What a heading says whose period follows: 計画期間, 計画の期間と目標年度, プランの期間."""
    line = _bare_line(title)
    if not line or len(line) > 40 or ("期間" not in line and "年度" not in line):
        return None
    owner = classify(line, 0, len(line))
    return owner if owner.is_period and owner.kind is not OwnerKind.OTHER else None
