"""Target values: what is measured, the value aimed at, its unit and its fiscal year."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus.facts.amounts import Amount, find_amounts
from corpus.facts.indicator_lines import find_on_lines
from corpus.facts.indicator_tables import find_in_tables, split_name
from corpus.facts.indicator_years import CHANGES, year_of
from corpus.facts.noun_phrases import phrase_start, token_ending_at, token_starting_at
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.records import Indicator, SentenceKind
from corpus.wareki import DateExpression, find_dates

_GAP = r"[\s、:・】\])」-]*"
_YEARS_BETWEEN = r"(?:[^、。]{0,24}?(?:まで|末|時点|度|年|に|には|で|、))?"
# 「目標値は、50%」, 「目標値 75%」, 「目標：令和5年度までに 120件」
_STATED = re.compile(
    rf"(?:数値)?目標(?:値|水準|数値|数|量|額)?(?:として)?(?:は|を|:|が|\s|】|\])?、?{_GAP}{_YEARS_BETWEEN}{_GAP}"
    r"(?:約|概ね|おおむね|年間|延べ|毎年度?)?$"
)
# 「令和11年度末の目標人口は7,200人とする」
_AIMED_AT = re.compile(
    r"(?P<name>目標(?!値|年|数値|水準|達成)[一-鿿ァ-ヺー]{2,8})(?:は|を|:)、?\s*(?:約)?$"
)
# 「【目標値】整備率 100%」, 「目標値：整備率 100%」
_TITLED = re.compile(r"目標(?:値)?\s*[】\]:]\s*(?P<name>[^、。:】を]{2,40}?)\s*$")
# Behind the value: 「を目標とし」, 「とすることを目指します」, 「に引き上げることを掲げ」
_AIMED = re.compile(
    rf"^{CHANGES}(?:する|し)?(?:こと)?を(?:数値|成果)?(?:目標|目指|めざ)|"
    r"^(?:以上|以下|以内|未満|程度)?\(目標値?\)|"
    r"^(?:以上|以下|以内|未満|程度)?(?:\([^()]*\))?(?:まで)?(?:(?:を|と|に|へ|まで)[^、。]{0,28}?)?"
    r"の?(?:(?:削減|増加|減少|短縮|縮減|向上|達成|確保|拡大|実現)[^、。]{0,12}?)?"
    r"(?:を|に|と|が)?(?:数値|成果)?(?:目標|目指|めざ)"
    r"|^(?:以上|以下|以内|未満|程度)?(?:を|と(?:する|なる)こと(?:を|が))[^。は0-9]{0,6}[0-9]{1,4}年度?(?:末)?の目標"
    r"|^(?:以上|以下|程度)?(?:という|の)?(?:水準|割合|線)?を、?(?:ねらう|ねらい|狙|達成する|確保する)"
)
# 「延べ500人の雇用創出を目指します」
_NAME_BEHIND = re.compile(r"(?:以上|程度)?の(?P<name>[^、。をはがに]{2,15})を(?:目指|めざ|目標)")
_MADE_SO = re.compile(r"(?:以上|以下|程度)?と(?:し|する)")
_INDICATOR_LEAD = re.compile(
    r"(?:成果指標|数値目標|評価指標|達成目標|目標指標|目標水準|目標(?=として))(?:として|は|に|では)|^[^\w]*(?:成果|数値|達成)目標[】\s:]|^[^\w]*目標[】:]"
)
_PROPOSED = re.compile(
    r"^(?:以上|以下|以内|未満|程度)?(?:まで)?(?:(?:を|と|に|へ)[^、。]{0,28}?(?:掲げ|設定|定め|とします|とする)"
    r"|[とに](?:し|する|します)(?:$|[。、(])|と(?:設定|定め))"
)
# 「令和8年度までに60%に引き上げます」: a promise with its year
_PROMISED = re.compile(
    rf"^(?:以上|以下|以内|未満|程度)?(?:にまで|まで|へ|に|とな?る?よう)、?{CHANGES}?"
    r"(?:さ?せ|し|り)?(?:ます|る|す)(?:ことと(?:する|し(?:ます|て))|こと|ため|よう|もの|計画(?:です|である)?)?(?:$|[。、(])|^(?:に|と)(?:します|する)。?$"
    rf"|^(?:以上|程度)?{CHANGES}(?:し?ます|する|さ?せます|る|す)?(?:$|[。、(])|^(?:以上|以下)?(?:に|へ)(?:。|$)"
)
# 20%削減(令和8年度), 3,000人にします(令和9年度)
_CLOSED_BY_YEAR = re.compile(
    rf"(?:以上|以下|程度)?(?:に|へ|と|まで)?(?:{CHANGES}(?:さ?せ|し)?)?(?:ます|する|す|る)?\([^()]{{2,12}}\)。?$"
)
# 80%(現在63.7%)とする: what is today stands between
_TODAY = re.compile(r"^\((?:現[在状況]|[^()]{0,12}実績|基準)[^()]*\)")
_TO_YEAR = re.compile(r"(?:以上|以下)?(?:に|へ|まで)\([^()]*年[^()]*\)。?$")
_YEAR_NOTE = re.compile(r"(?:以上|以下|程度)?\([^()]{2,12}\)")
_PROMISE_YEAR = re.compile(
    r"\)?末?(?:時点)?(?:までに?|には|に|で)、?[^、。は]{0,30}$|における[^。は]{0,40}$|末?の[^、。は]{2,30}を$"
)
# 「目標値は、貸出冊数が15万冊、来館者数が9万人です」
_SHARED = re.compile(r"目標(?:値|数値|事業量|水準)?(?:は|を)、?")
_SHARED_NAME = re.compile(
    r"(?:^|、|[をはが]|及び|並びに)(?P<name>[^、。をはが()0-9]{2,30})"
    r"(?:が|は|を|:|(?<=[数率量額者積度用向])|(?<=定員))\s?(?:[^、。は]{0,8}[0-9元]年度?末?(?:で|に|には|までに))?(?:約)?$"
)

# 国は、…を目標に掲げています: not the plan's own target
_THEIRS = re.compile(r"(?:^|[、。])(?:国|政府|県|都|道|府|[一-鿿]{1,3}[省庁県])(?:で)?は、")
_HAS_AIM = re.compile(r"目標|目指|めざ")
_HAS_PROMISE = re.compile(
    rf"年度?末?(?:まで|\)?[にへ]|\)と(?:し|する)|時点で|の[^、。は]{{2,30}}を[0-9約])|(?:{CHANGES}|ます|する)\([^()]*年度?[^()]*\)"
)
# 目標60%に対し、実績は63%であり、目標を達成しました: what became of a target
_LOOKS_BACK = re.compile(
    r"実績(?:値)?は|達成率[^。]{0,16}(?:でした|であった|だった|となりました)|目標を達成し(?:、|て)[^。]*(?:でした|った)|目標[^。]{0,30}(?:達成(?:しまし|し)?た|達成でき|達成は|届[かき]|とどま|下回|上回(?:っ|りまし))"
    r"|(?:目標と|目指)して(?:い(?:た|まし)|き)|目標とし(?:た|まし)"
)
_NAME_PARTICLES = {"は", "を", "が", "の", "について", "も"}
_NAMELESS = re.compile(
    r"^(?:本計画|この計画|計画|本市|市|基本|横断|重点|分野別|累計|延べ|合計|総数|目標|目標値|成果|数値|達成|数値目標|成果指標|指標|期間|施策|この施策|これ|それ|年間|今後|取組|もの|こと|当初|中間|毎年|毎年度|概ね|合計で)$|^目標達成"
    r"|^(?:令和|平成)[0-9元]+年度?末?$"
)
# 「満足度 現状 45.2%(H30)→目標 60%(R6)」: the value of today stands between name and target.
_PRESENT = re.compile(
    r"[\s(:、]*(?:現状|現況|基準|実績)値?[\s:は]*[^、。]{1,30}?(?:→|⇒|->|~|、|\s)+$"
)
_IN_YEAR = re.compile(r"\([^()]{2,10}年度?末?の?$|\([HR][0-9]{1,2}$")  # 満足度(令和11年度|目標)
# 「住みやすい」と答えた人の割合
_WHO_SAID = re.compile(r"「[^「」]{1,30}」と[^、。「」は]{1,10}$")
_WHEN = re.compile(r"[^、。に]{0,20}(?:年度?|年次|時点|末)(?:における|の)")
_PER = re.compile(r"(?:[0-9]+(?:人|世帯|日|年)の?)+(?:当た?り|あたり|につき)$")
_MEASURE = re.compile(r"(?:数|率|量|額|割合|件数|人数|度|面積|時間|比)$")
# Where the words that describe what is measured begin: 令和9年度までに、市内で開く教室の数
_CLAUSE_OPENS = re.compile(r"[、。は]|において|では|までに|年度?末?(?:に|の|時点で|には)")
_DIRECTED = re.compile(r"(?:へ|で|と|まで|から)の$")  # 入所施設から地域生活への移行者数
# 計画に掲げる受診率: the verb says where the measure is written, not what it is
_WRITES = re.compile(r"(?:おける|掲げ|定め|示|目指|めざ|設定|測|係|関|図る|表す|めぐ)")
_OF_YEAR = re.compile(r"末?\)?(?:時点|まで)?(?:における|の|に)")
_ALSO = re.compile(r"(?:以上|以下|程度)?(?:に|へ|と)?(?:、|及び|と)")
# 生活満足度を75%、定住意向を80%にします: what one verb does to several
_SAME_VERB = re.compile(r"[^、。は]{2,30}を(?:約)?[0-9][^、。]{0,12}、")
_GOES_ON = re.compile(rf"{CHANGES}(?:し|て)?$")
_MAX_NAME_CHARS = 50
_MAX_AMOUNTS = 40  # in a sentence; more are a table that lost its cells


def extract_indicators(read: ReadDocument) -> tuple[Indicator, ...]:
    """Every target value that ``read`` states, once, in the order of the text.

    Present values, results and numbers that nobody aims at are not among them. ``year`` is
    None where the text ties the target to no year.
    """
    found = [*find_in_tables(read.sentences), *find_on_lines(read.sentences)]
    for sentence in read.sentences:
        has_cue = _HAS_AIM.search(sentence.text) or _HAS_PROMISE.search(sentence.text)
        if sentence.sentence.kind is SentenceKind.TABLE_ROW:
            continue
        if not has_cue and not _INDICATOR_LEAD.search(sentence.text):
            continue
        if not any(indicator.span.overlaps(sentence.sentence.span) for indicator in found):
            found.extend(_stated(sentence))
    stated: dict[tuple[str, str, str, int | None], Indicator] = {}
    for indicator in sorted(found, key=lambda indicator: indicator.span):
        key = (indicator.name, indicator.value, indicator.unit, indicator.year)
        stated.setdefault(key, indicator)
    return tuple(stated.values())


def _stated(read: ReadSentence) -> Iterator[Indicator]:
    """The targets that a sentence states."""
    dates = find_dates(read.text)
    if _THEIRS.search(read.text) or _LOOKS_BACK.search(read.text):
        return
    amounts = [
        one
        for one in islice(find_amounts(read.text), _MAX_AMOUNTS)
        if not any(date.start <= one.start < date.end for date in dates)
    ]
    aimed: list[tuple[Amount, tuple[int, int]]] = []
    for amount in reversed(amounts):
        shared = _shared_name(read, read.text[: amount.start])
        name = shared or _name_of(read, amount, dates)
        if name is None and aimed and _ALSO.match(read.text, amount.end):
            # 受診率60%、実施率を45%とする目標
            beside = _measure_beside(read, amount.start, dates)
            is_object = read.text[: amount.start].endswith("を")
            name = beside or (_name_ending_at(read, amount.start - 1) if is_object else None)
        if name is not None:
            aimed.append((amount, name))
    for amount, name in reversed(aimed):
        yield _indicator(read, name, amount, _year_of(read, name, amount, dates))


def _year_of(
    read: ReadSentence, name: tuple[int, int], amount: Amount, dates: Sequence[DateExpression]
) -> DateExpression | None:
    """The year of the amount, or else the one in front of its name: 令和10年度末の普及率は95%."""
    year = year_of(read, amount, dates)
    if year is not None:
        return year
    is_led = _shared_name(read, read.text[: amount.start]) or "目標年" in read.text[: name[0]]
    before = [date for date in dates if date.end <= name[0]]
    beside = before and _OF_YEAR.fullmatch(read.text, before[-1].end, name[0])
    return before[-1] if before and (is_led or beside) else None


def _name_of(
    read: ReadSentence, amount: Amount, dates: Sequence[DateExpression]
) -> tuple[int, int] | None:
    """What the amount is the target of, if the words around it make it a target."""
    before = read.text[: amount.start]
    behind = _TODAY.sub("", read.text[amount.end :])
    if (aimed := _AIMED_AT.search(before)) is not None:
        return aimed.span("name")
    is_led = (_INDICATOR_LEAD.search(before) and _PROPOSED.match(behind)) or (
        "目標年" in before and _MADE_SO.match(behind)
    )
    if not is_led and (cue := _STATED.search(before)) is not None:
        around = _name_around(read, cue.start())
        if around is not None:
            return around
    if (titled := _TITLED.search(before)) is not None:
        return _name_ending_at(read, titled.end("name"))
    is_aimed = _AIMED.match(behind) is not None
    if is_aimed or is_led or _is_promised(before, behind, amount, dates):
        return _name_before(read, amount.start, dates)
    if (behind_it := _NAME_BEHIND.match(read.text, amount.end)) is not None:
        beside = _name_ending_at(read, len(before.rstrip()))
        is_done = behind_it["name"] in {"養成", "育成", "確保", "創出", "達成", "参加", "登録"}
        return None if is_done and beside is None else beside or behind_it.span("name")
    return None


def _shared_name(read: ReadSentence, before: str) -> tuple[int, int] | None:
    """The name of its own that an amount has behind 「目標値は、」: 「貸出冊数が15万冊」."""
    cue = _SHARED.search(before)
    named = _SHARED_NAME.search(before[cue.end() :]) if cue is not None else None
    if cue is None or named is None:
        return None
    return _name_ending_at(read, cue.end() + named.end("name"))


def _is_promised(before: str, behind: str, amount: Amount, dates: Sequence[DateExpression]) -> bool:
    """Whether the sentence promises the amount for a year: 「令和8年度までに60%に引き上げます」."""
    noted = _YEAR_NOTE.match(behind)  # 年間40講座(令和12年度)に拡充します
    if "目標" in before and _TO_YEAR.match(behind):
        return True  # 目標値:耐震化率を95%に(令和7年度末)
    if noted is not None and find_dates(noted.group()):
        is_change = before.endswith("比") and not behind[noted.end() :].strip("。 ")
        if is_change:  # 令和5年度比20%削減(令和8年度)
            return True
        return _PROMISED.match(behind[noted.end() :]) is not None
    if _PROMISED.match(behind) is None:
        return False
    if (later := _CLOSED_BY_YEAR.match(behind)) is not None:  # 20%削減(令和8年度)
        return bool(find_dates(later.group()))
    spoken = [
        one for one in dates if one.end <= amount.start and not before.startswith("比", one.end)
    ]
    last = max((date.end for date in spoken), default=None)
    return (
        last is not None and _PROMISE_YEAR.fullmatch(_SAME_VERB.sub("", before[last:])) is not None
    )


def _indicator(
    read: ReadSentence, name: tuple[int, int], amount: Amount, year: DateExpression | None
) -> Indicator:
    places = [*name, amount.start, amount.end]
    if year is not None:
        places += [year.start, year.end]
    printed, _ = split_name(read.verbatim(*name))
    return Indicator(
        printed,
        read.verbatim(*amount.value),
        read.verbatim(*amount.unit) if amount.unit else "",
        year.fiscal_year if year is not None else None,
        read.span(min(places), max(places)),
        read.sentence.span,
        0.85,
    )


def _name_around(read: ReadSentence, cue: int) -> tuple[int, int] | None:
    """What 「目標値」 at ``cue`` is the target of: 「申請率の目標値」, 「申請率：目標値」."""
    head = _PRESENT.sub("", _IN_YEAR.sub("", read.text[:cue])).rstrip(" \t:、【[(")
    for particle in ("について", "の", "は"):
        head = head.removesuffix(particle)
    name = _name_ending_at(read, len(head)) if head else None
    if name is not None and name[1] == cue and re.fullmatch(CHANGES, read.text[slice(*name)]):
        return name[0], cue + len("目標")  # 削減目標
    return name


def _name_ending_at(read: ReadSentence, end: int) -> tuple[int, int] | None:
    stop = end
    if read.text[:end].endswith("」"):  # 「生活満足度」の目標値
        opening = read.text.rfind("「", 0, end)
        return (opening + 1, end - 1) if 0 <= opening < end - 3 else None
    if read.text[:end].endswith(")"):
        stop = max(read.text.rfind("(", 0, end), 0)
    start = phrase_start(read.tokens, stop)
    if start is None or not 1 < stop - start <= _MAX_NAME_CHARS:
        return None
    if (when := _WHEN.match(read.text, start, stop)) is not None:
        start = when.end()
    if (said := _WHO_SAID.search(read.text[:start])) is not None:
        start = said.start()
    elif _MEASURE.search(read.text[start:stop]) and start > 0:
        start = _described_from(read, start)
    return None if _NAMELESS.match(read.text[start:stop]) else (start, stop)


def _described_from(read: ReadSentence, start: int) -> int:
    """Where the words begin that say of what it is the share: 週1回以上運動する人の割合."""
    while (directed := _DIRECTED.search(read.text[:start])) is not None:
        further = phrase_start(read.tokens, directed.start())
        if further is None or find_dates(read.text[further:start]):
            break
        start = further
        if read.text[:start].endswith("から"):  # 入所施設から地域生活への
            source = phrase_start(read.tokens, start - 2)
            is_dated = source is not None and find_dates(read.text[source:start])
            start = start if source is None or is_dated else source
    number = token_ending_at(read.tokens, start)
    if number is None:
        return start
    verb = read.tokens[number]
    if verb.pos not in {"動詞", "助動詞"} or verb.end != start or verb.surface == "な":
        return start
    opens = [match.end() for match in _CLAUSE_OPENS.finditer(read.text, 0, start)]
    places = [token.start for token in read.tokens]
    begin = max((place for place in opens if place in places), default=0)
    return start if _WRITES.search(read.text, begin, start) else begin


def _name_before(
    read: ReadSentence, end: int, dates: Sequence[DateExpression]
) -> tuple[int, int] | None:
    """The noun that は, を or について marks in front of the amount; no year and no 本計画では.

    「団体数 100団体」 needs no particle; an object belongs to its own clause only.
    """
    end = len(_PER.sub("", read.text[:end].rstrip()))
    if (beside := _measure_beside(read, end, dates)) is not None:
        return beside
    objects = re.finditer(r"については?、?|を", read.text[:end])
    topics = re.finditer(r"は|が", read.text[:end])
    for match in [*reversed(list(objects)), *topics]:
        number = token_starting_at(read.tokens, match.start())
        if number is None or read.tokens[number].start != match.start():
            continue
        if read.tokens[number].pos != "助詞":
            continue
        name = _name_ending_at(read, match.start())
        if name is None or any(date.start < name[1] and name[0] < date.end for date in dates):
            continue
        if match.group() in {"を", "が"} and _has_clause_break(read, match.end(), end):
            continue
        return name
    return None


def _measure_beside(
    read: ReadSentence, end: int, dates: Sequence[DateExpression]
) -> tuple[int, int] | None:
    """The measure that stands directly in front of an amount: 「受診率60%」."""
    beside = _name_ending_at(read, len(read.text[:end].rstrip(" :")))
    if beside is None or any(date.start < beside[1] and beside[0] < date.end for date in dates):
        return None
    return beside if _MEASURE.search(read.text[slice(*beside)]) else None


def _has_clause_break(read: ReadSentence, start: int, end: int) -> bool:
    """Whether a verb or a connective stands in front of a comma: 「実施するとともに、」."""
    for number, token in enumerate(read.tokens):
        if token.surface == "、" and start < token.start < end:
            before = read.tokens[number - 1]
            is_verb = before.pos in {"動詞", "助動詞"} or before.pos2 == "接続助詞"
            if is_verb and not _GOES_ON.search(read.text[: token.start]):
                return True
            if read.text[: token.start].endswith(("とともに", "ため", "うえで", "上で", "ほか")):
                return True
    return False
