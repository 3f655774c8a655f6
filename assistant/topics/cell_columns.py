"""The column of a table that a question asks for, of a row that is known."""

import re

from assistant.calculation.quantities import spellings_of
from assistant.open_days import days_named
from assistant.topics.cell_ask import ASKS_ALL, SHUT_ASKED, CellAsk, plain_name
from assistant.topics.cell_drafts import TOTAL_NAME
from assistant.topics.cell_text import asks_price, is_amount, is_spending, shown
from assistant.topics.grids import Table
from assistant.topics.period_told import other_year
from assistant.topics.rows import Row, years_of
from assistant.topics.stages import first_begun, is_stage
from assistant.wants import Want
from corpus.eras import fiscal_year_of
from corpus.normalize import normalize
from corpus.wareki import find_dates

NOW = re.compile(r"現在|現状|今(?:(?![一-鿿])|(?=[何幾]))|(?<!て)いま(?!す)")
OF_NOW = re.compile(r"現状|現在|実績|基準")
# 誰にも相談しない asks for nobody, 誰が助ける for no one of a table
_NOT_WHO = re.compile(
    r"(?:誰|だれ)(?:に|が(?!担|務|や|です|なの|[?？]|$))"
    r"|(?:な[るっ]|でき|もらえ|受けられ|使え|対象)[^。]{0,4}[のは]+、?(?:誰|だれ|どなた)"
)
_DATE_HEAD = re.compile(r"(?:開催|実施|策定)?(?:年月日?|期日|月日|日時?|日程|時期|年度?)")
_PAGE = re.compile(r"(?:掲載|該当)?(?:頁|ページ)(?:番号)?")
_HALFWAY = re.compile(r"中間|途中")
REACHED = re.compile(r"実績|実際に")  # no target answers for what was reached
# 「どの課が受け持っていますか」: the column of the offices, whatever it is called.
_OFFICE_ASKED = re.compile(
    r"(?:どの|どこの|何)(?:課|係|部署|部局|室)(?!長)|(?:担当|受け持|所管|主管)[^。]{0,8}(?:どこ|どちら)"
    r"|どこ[^。]{0,6}(?:担当|受け持|所管|主管)|(?:担当|所管|主管)(?:課|部署)"
    r"|窓口(?:は|って)、?(?:どこ|どちら)|(?:担当|所管|主管)(?:は|って|し(?:てい?る|た)の?は)[^。]{0,4}$"
)
# 「4年間でいくら」 of a table of years with 計
_OVER_ALL = re.compile(
    r"[0-9]+(?:年間|[かヶカ箇]年)(?:で|の|全体|分)|(?:計画)?期間(?:中|全体)(?:で|の)?"
)
_OF_RATE = re.compile(r"率|割合|構成比|増減|比較")
_WHO_IS = re.compile(r"[^、。はがをに]{2,20}(?:は|って)、?(?:誰|だれ|どなた)(?!が)")
OFFICE_HEAD = re.compile(
    r"実施主体|(?:主な?)?(?:担当|所管|主管|提供|実施|関係)(?:課|部署|部課|局)?等?|(?:担当|申請|相談|受付)?窓口"
)
_BASIC = re.compile(r"基本(?:目標|方針|施策)|番号")
# What a column is headed that tells what is asked for by no number.
_HEADS = (
    (Want.WHY, re.compile(r"理由|要因|原因|背景")),
    (Want.ROLE, re.compile(r"役割|所掌|任務|内容|事務")),
    (Want.WHERE, re.compile(r"場所|所在|会場|位置|住所")),
    (Want.ADDRESS, re.compile(r"所在|住所|場所")),
    (Want.WHO, re.compile(r"氏名|担当|責任者|実施主体")),
)
# By which one of several columns that hold such a thing is told.
_KINDS = (
    (Want.CLOCK, re.compile(r"時間(?!数)|時刻|日時")),
    (Want.MONEY, re.compile(r"料|費|額|価格|負担|円")),
)
_POST = re.compile(r"[長者員任]$")  # 「黒滝区の区長は誰ですか」 of a column 区長
_BUILT_ASKED = re.compile(
    r"いつ(?:でき|出来|建[てっ]|造られ|作られ|開館し|開設|オープンし|稼働し|動き始|使い始)"
)
_BUILT_HEAD = re.compile(
    r"(?:開設|開館|開園|開所|建設|建築|設置|竣工|完成|供用開始|稼働開始|整備)(?:年月日?|年度?|日)?"
)
_SHUT_HEAD = re.compile(r"(?:休館|休業|定休|休園|休所|閉館|休場|休み)の?日?")
_FREE_DAY = re.compile(r"[土日]曜|土日|[日・]祝|祝日|休日|週末")
_WEEKDAY_ASKED = re.compile(r"何曜|曜日(?:は|って|を教|[?？]|$)")
_WORKDAY = re.compile(r"平日|[月火水木金]曜")
YEN = "[千百万億]*円"


def asked_column(ask: CellAsk, table: Table, row: Row, key: int) -> int | None:
    """The one column that a question asks for."""
    if ask.context.question.wants(Want.WHEN, Want.START) and not ask.years:
        begun = first_begun(table, row, ask.text)
        if begun is not None:
            return begun
    places = [place for place in range(len(row.cells)) if place != key and row.cells[place]]
    heads = [plain_name(head) for head in table.header]
    if ask.years and not (key == 0 and table.is_over_time):
        dated = {place for place in places if ask.years & set(years_of(heads[place]))}
        if not dated:
            return None
        places = [place for place in places if place in dated]
        of_rate = _OF_RATE.search(ask.text) is not None  # of 実数 and 増減率 the one asked for
        same = [p for p in places if (_OF_RATE.search(heads[p]) is not None) is of_rate]
        places = same or places
    if _OVER_ALL.search(ask.text) and not ask.years:
        sums = [place for place in places if TOTAL_NAME.fullmatch(heads[place])]
        if len(sums) == 1:
            return sums[0]
    fitting = [
        place
        for place in places
        if _fits(ask, table, row, place) and not ask.is_of_some(heads[place])
    ]
    fitting = _of_kind(ask, heads, fitting)
    if len(fitting) == 1:
        return fitting[0]
    shares = {place: ask.shared(table.header[place]) for place in fitting}
    scores = {
        place: (len(heads[place]) if heads[place] in ask.text else len(of_text))
        - 0.1 * (len(heads[place]) - len(of_name))
        + 2 * bool(NOW.search(ask.text) and OF_NOW.search(heads[place]))
        + 2 * bool(_HALFWAY.search(ask.text) and _HALFWAY.search(heads[place]))
        + bool(_is_named(ask, table.header[place]))
        - 0.5 * bool(_HALFWAY.search(heads[place]) and not _HALFWAY.search(ask.text))
        for place, (of_text, of_name) in shares.items()
        if of_text or (NOW.search(ask.text) and OF_NOW.search(heads[place]))
    }
    best = max(scores.values(), default=0.0)
    chosen = [place for place, score in scores.items() if score == best]
    return chosen[0] if len(chosen) == 1 else None


def _of_kind(ask: CellAsk, heads: list[str], fitting: list[int]) -> list[int]:
    """Of several columns the one whose head is of what is asked for: 受付時間 of 「何時まで」."""
    words = next((told for want, told in _KINDS if ask.context.question.wants(want)), None)
    if words is None or len(fitting) < 2:
        return fitting
    of_kind = [place for place in fitting if words.search(heads[place])]
    return of_kind if len(of_kind) == 1 else fitting


def _fits(ask: CellAsk, table: Table, row: Row, place: int) -> bool:
    """Whether a cell is of the kind that is asked for."""
    question = ask.context.question
    if ask.years and is_stage(table, row, place):
        return True
    cell = plain_name(row.cells[place])
    printed = plain_name(shown(table, row, place))
    head = plain_name(table.header[place])
    if question.wants(Want.WHEN) and not ask.years:
        if _is_named(ask, table.header[place]):
            return True  # 「休館日はいつ」, 「燃やすごみは何曜日」
        if _BUILT_ASKED.search(ask.text):
            return _BUILT_HEAD.fullmatch(head) is not None
        if _WEEKDAY_ASKED.search(ask.text):
            return bool(days_named(cell))  # 「収集日は何曜日」
        is_dated = _DATE_HEAD.fullmatch(head) is not None
        return is_dated and bool(find_dates(cell)) and "曜" not in ask.text
    if _PAGE.fullmatch(head) and head not in ask.text:
        return False
    if place == 0 or (_BASIC.fullmatch(head) and head not in ask.text):
        return False  # 「満足度の目標は」 asks for no 基本目標
    if _OFFICE_ASKED.search(ask.text) and any(
        OFFICE_HEAD.fullmatch(plain_name(one)) for one in table.header
    ):
        return OFFICE_HEAD.fullmatch(head) is not None
    is_of_year = bool(ask.years & set(years_of(head)))  # of the row of sums the year's one
    if (
        ASKS_ALL.search(ask.text)
        and not is_of_year
        and any(TOTAL_NAME.fullmatch(plain_name(one)) for one in table.header)
    ):
        is_sum = not question.wants(Want.MONEY) or is_amount(printed, YEN)
        return is_sum and TOTAL_NAME.fullmatch(head) is not None
    if _WHO_IS.match(ask.text) and OFFICE_HEAD.fullmatch(head):
        return False  # 「CIOは誰ですか」 asks for no office in charge
    if SHUT_ASKED.search(ask.text):
        return _SHUT_HEAD.fullmatch(head) is not None
    if question.wants(Want.CLOCK):
        return (
            not _is_of_other_day(ask, head)
            and re.search(r"[0-9]時|[0-9]:[0-9]{2}", printed) is not None
        )
    if question.wants(Want.MONEY):
        return is_amount(printed, YEN) and not is_for_price(ask, table, place)
    if question.wants(Want.HOW_MANY) and question.asked.unit:
        unit = "|".join(re.escape(one.casefold()) for one in spellings_of(question.asked.unit))
        return is_amount(printed, f"(?:{unit})")
    for want, words in _HEADS:
        if question.wants(want) and not _NOT_WHO.search(ask.text):
            is_post = want is Want.WHO and _POST.search(head) is not None and head in ask.text
            is_other = want is Want.WHO and "責任者" in ask.text and "責任" not in head
            return is_post or (words.search(head) is not None and not is_other)
    if question.wants(Want.HOW_MANY):
        return re.search("[0-9]", printed) is not None and not printed.endswith("。")
    # Of 「福祉計画の理念は」, 計画 is the row's, and 計画期間 is not asked for.
    named = ask.shared(table.header[place])[0] - ask.shared(row.cells[0])[0]
    return bool(named) or bool(
        ask.years & set(years_of(head)) or (NOW.search(ask.text) and OF_NOW.search(head))
    )


def _is_named(ask: CellAsk, head: str) -> bool:
    """Whether a question says what a head says below its group's: 「びんと缶」 of びん・缶."""
    own = plain_name(head.split()[-1]) if head.split() else ""
    return len(own) > 1 and all(part in ask.text for part in re.split("[・、]", own))


def _is_of_other_day(ask: CellAsk, head: str) -> bool:
    """Whether a column is of weekdays and the question of Sunday, or the other way round."""
    is_free, is_at_work = (day.search(ask.text) is not None for day in (_FREE_DAY, _WORKDAY))
    if is_free is is_at_work:
        return False
    return (_WORKDAY if is_free else _FREE_DAY).search(head) is not None


def is_for_price(ask: CellAsk, table: Table, place: int) -> bool:
    """Whether a price is asked for, and a column tells what is spent."""
    return asks_price(ask.text) and is_spending(table.caption, table.header[place])


def is_only_aimed_at(ask: CellAsk, table: Table, row: Row, place: int) -> bool:
    """Whether what was reached, or a year gone by, is asked for, and a column tells an aim."""
    told = other_year(ask.text, ask.context.today)
    is_past = told is not None and told[1] < fiscal_year_of(ask.context.today)
    if not is_past and not REACHED.search(ask.text):
        return False
    section = ask.context.documents[table.doc_id].section_at(row.sentence.span.start)
    around = table.caption + (section.title if section is not None else "") + table.header[place]
    dated = [n for n, head in enumerate(table.header) if years_of(normalize(head))]
    return "目標" in around and place in dated[1:]
