"""Sentences about another of a kind: 中学校 for 小学校, another district, a subsidy for a fee."""

import re
from bisect import bisect_right

from assistant.drafts import Context
from assistant.guards import around
from assistant.kept import KeptByDocument, normalized_whole
from assistant.names import canonical
from assistant.question import Question
from assistant.topics.rows import rows_in
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import Document, Span

# Words that stand against one another: a text that holds one and not the asked one is of another.
_AGAINST = (
    (r"小学|小・?中", r"中学|小・?中|中・?高", r"高校|高等学校|中・?高"),
    (r"男性|男子|父親", r"女性|女子|母親"),
    (r"(?<!非)常勤", r"非常勤"),
    (r"転入|移り住|引っ越して(?:き|来)|移住", r"転出|出てい"),
    (r"出生", r"死亡"),
    (r"収入|歳入", r"支出|歳出"),
    (r"上限", r"下限"),
    (r"原子力|原発|放射", r"土砂|土石流", r"津波|高潮", r"噴火|火山", r"洪水|浸水|水害"),
    (r"太陽光|太陽熱|ソーラー", r"風力", r"小?水力", r"地熱", r"バイオマス|木質"),
    (r"市内|町内|村内", r"市外|町外|村外"),
    (
        r"クマ|熊(?!本)",
        r"イノシシ|猪",
        r"サル(?![ァ-ヺー])|猿",
        r"シカ(?![ァ-ヺー])|鹿(?!児)",
        r"ハクビシン|アライグマ",
        r"カラス",
        r"カワウ",
    ),
    (r"午前|朝", r"午後|夜|夕"),
    (r"視覚|目の(?:不自由|見え)", r"聴覚|耳の"),
    (r"(?<!下)水道|上下水道", r"下水"),
    (
        r"高齢|お年寄り|老人|シニア|[6-9][05]歳|後期|長寿|介護",
        r"障が?い|障碍|手帳",
        r"外国",
        r"妊婦|妊産婦|妊娠|産前|産後",
        r"ひとり親|母子|父子",
    ),
)
_GROUPS = tuple(tuple(map(re.compile, group)) for group in _AGAINST)
_AGE = re.compile(r"(?P<age>[0-9]+)[歳才](?P<bound>以上|以下|未満|を超え|より上|より下|まで)")
_OLDER = frozenset({"以上", "を超え", "より上"})
# A place or a house by its own name: 北条地区, 南保育所, 岩ノ沢線.
_NAMED = re.compile(
    r"(?P<name>(?!この|その|どの|各|同|全|本|当|両)[一-鿿々ァ-ヺーヶノ]{1,6}?)"
    r"(?P<kind>地区|小学校|中学校|保育所|保育園|幼稚園|こども園|公民館|図書館|集会所|支所|出張所|団地|診療所)"
)
_HOUSE = re.compile(
    r"(?<![一-鿿々ァ-ヺーヶA-Za-z])(?!(?:この|その|どの|[市町村県国公私]立|小中|高等|対象|重点|指定|モデル|都市|公共|地域|近隣)[一-鿿ァ-ヺー]{1,5}(?![一-鿿ァ-ヺー]))"
    r"[一-鿿々ァ-ヺーヶA-Za-z]{2,12}(?:地区|学校|保育[所園]|幼稚園|こども園|公民館|図書館|会館|集会所|支所|団地"
    r"|診療所|病院|センター|公園|橋|(?<![無路回幹視沿])線|(?<![番信記年符])号|駅|(?<![離半列])島|タワー|体育館|広場)"
)
_TRADE = re.compile(r"(?!先生)(?:[一-鿿]{1,5}|[ァ-ヺー]{2,6})(?:師|士|生|医)(?![一-鿿ァ-ヺー])")
_ROW_NAME = re.compile(
    r"(?!.*(?:年度?|[合総小]計|全体)$)(?![ぁ-ん]{2}$)[一-鿿々ぁ-んァ-ヺーヶA-Za-z][一-鿿々ぁ-んァ-ヺーヶA-Za-z0-9]{1,14}"
)
_LEAST_NAMES, _LEAST_SAME = 2, 2  # rows, and characters that they end on alike
_IN_BRACKETS = re.compile(r"\([^()]*\)|[「」]")
_SIDE_BY_SIDE = re.compile(r"[・、\s]+")
_ASKS_PLACE = (Want.WHERE, Want.WHICH, Want.ALL, Want.DEFINITION)
_FOR_WHOM = re.compile(r"[一-鿿](?:を|の)対象|対象(?:者)?(?:は|を|とし)")  # 「小学生も行けますか」
_A_DAY = re.compile("[月火水木金土日]")
_DAYS = re.compile(
    r"(?<![一-鿿0-9])[月火水木金土日](?:曜日?)?(?:[・、~][月火水木金土日](?:曜日?)?)*(?![一-鿿])"
)
_COMPOUND = re.compile(r"[一-鿿]{4,8}")
_TOPIC = re.compile(r"(?P<name>[一-鿿ァ-ヺー]{3,12})(?:は|では|について)")
_ATTRIBUTE = re.compile(r"料$|費$|額$|時間$|期間$|対象|定員|利用|申請|会場|場所|講師")
_SAME_END, _MOST_BEFORE = 2, 3  # characters; sentences
_PAYS = re.compile(
    r"手数料|利用料|使用料|参加費|受講料|保育料|入場料|入館料|料金|会費|運賃|自己負担"
    r"|いくら(?:かか|払|要|必要)"
)
_PAID = re.compile(r"料|負担|無償|有償|運賃|会費|実費|払|かか|徴収|代金|参加費")
_GETS = re.compile(r"(?:補助|助成|給付|奨励|報奨|支援)[金額]?|もらえ|支給|上乗せ")
_GIVEN = re.compile(
    r"補助|助成|支給|給付|交付|奨励|報奨|加算|祝い?金|上乗せ|貸与|支援|減免|免除"
    r"|謝金|謝礼|報償|報酬|日当|給与|賃金"
)


def speaks_of_another(context: Context, document: Document, span: Span) -> bool:
    """Whether a sentence is about another thing than is asked about, of the same kind."""
    section = document.section_at(span.start)
    heading = normalize(" ".join(section.path)) if section is not None else ""
    text = normalize(span.of(document.text))
    return (
        is_of_another(context.question, text, heading)
        or is_of_other_row(context, text, heading)
        or _is_of_other_house(context, document, span)
        or _is_of_other_trade(context.question, document, text + heading)
        or _is_of_sibling(context, document, span)
        or _is_of_weekday(context.question, text)
    )


def _is_of_other_house(context: Context, document: Document, span: Span) -> bool:
    """Whether a house or place that the document names elsewhere is asked about, and not here."""
    keys = [canonical(house.group()) for house in _HOUSE.finditer(context.question.text)]
    if not keys:
        return False
    # What the whole document is about need not be said.
    near = canonical(around(document, span)), canonical(document.title)
    absent = [key for key in keys if not any(key in text for text in near)]
    return bool(absent) and any(key in canonical(document.text) for key in absent)


def _is_of_other_trade(question: Question, document: Document, text: str) -> bool:
    """「薬剤師の修学資金は」 where a sentence has only that of 看護学生."""
    asked = set(_TRADE.findall(question.text))
    others = set(_TRADE.findall(text)) - asked
    if not (asked and others) or any(one in text for one in asked):
        return False
    meant = {other for word in question.words for other in word.others}
    if any(one in text for one in meant):
        return False
    return all(one in document.text or one in normalized_whole(document.text) for one in asked)


def _is_of_weekday(question: Question, text: str) -> bool:
    """「市の木は」 where a text has 木 only for Thursday: 「月・木」."""
    asked = [word.surface for word in question.words if _A_DAY.fullmatch(word.surface)]
    if not asked or "曜" in question.text or not any(one in text for one in asked):
        return False
    without = _DAYS.sub("", text)
    return not any(one in without for one in asked)


def _is_of_sibling(context: Context, document: Document, span: Span) -> bool:
    """「学童保育の料金は」 where the sentence is of 病児保育, which the one before it names.

    Only of a thing that the document does not name at all.
    """
    meant = {other for word in context.question.words for other in word.others}
    absent = [
        phrase
        for phrase in context.question.phrases
        if _COMPOUND.fullmatch(phrase) and phrase not in normalized_whole(document.text)
    ]
    if not absent:
        return False
    place = bisect_right(document.sentences, span.start, key=lambda one: one.span.start) - 1
    own = document.sentences[place]
    for before in reversed(document.sentences[max(0, place - _MOST_BEFORE) : place + 1]):
        topic = _TOPIC.match(normalize(before.span.of(document.text)))
        if before.section != own.section:
            return False
        if topic is not None and not _ATTRIBUTE.search(topic["name"]):
            name = topic["name"]
            return name not in meant and any(
                name[-_SAME_END:] == one[-_SAME_END:] and one not in name and name not in one
                for one in absent
            )
    return False


def is_of_another(question: Question, text: str, heading: str) -> bool:
    """Whether a text speaks of a counterpart of what is asked about, and not of that itself.

    Args:
        question: What is asked.
        text: A sentence, normalised.
        heading: What it stands under, normalised.
    """
    is_for_whom = question.asked.is_yes_no and _FOR_WHOM.search(text) is not None
    return (
        (not is_for_whom and _is_across(question.text, text, heading))
        or _is_other_age(question.text, text)
        or (not question.wants(*_ASKS_PLACE) and _is_elsewhere(question.text, text, heading))
        or (question.wants(Want.MONEY) and _is_other_money(question.text, text))
    )


def is_of_other_row(context: Context, text: str, heading: str) -> bool:
    """Whether a text names other rows of a table than the one that is asked about.

    「カワウの報奨金は」 where a sentence gives those of ニホンジカ and イノシシ: a table of the
    documents has all three side by side.
    """
    asked = context.question.text
    tables = [table for document in context.documents.values() for table in _SIDES.of(document)]
    for side_by_side in tables:
        named = {name for name in side_by_side if _says_whole(asked, name)}
        is_there = any(name in text or name in heading for name in named)
        if named and not is_there and any(name in text for name in side_by_side - named):
            return True
    return False


def _says_whole(text: str, name: str) -> bool:
    """Whether a text has a name, and no longer compound: not 市民 of 市民会議."""
    return name in text and re.search(rf"{re.escape(name)}(?![一-鿿])", text) is not None


def _read_names(document: Document) -> tuple[frozenset[str], ...]:
    """The names of rows, normalised, of each table of a document."""
    tables: dict[tuple[tuple[str, ...], str], set[str]] = {}
    for row in rows_in(document):
        names = _SIDE_BY_SIDE.split(_IN_BRACKETS.sub("", normalize(row.cells[0])))
        table = tables.setdefault((row.header, row.caption), set())
        table.update(name for name in names if _ROW_NAME.fullmatch(name))
    return tuple(frozenset(_told_apart(names)) for names in tables.values())


def _told_apart(names: set[str]) -> set[str]:
    """Names of rows without what all of them end on: 中央, 山手 of 中央圏域, 山手圏域."""
    if len(names) < _LEAST_NAMES:
        return names
    same = 0
    while len({name[-same - 1 :] for name in names}) == 1:
        same += 1
    cores = {name[: len(name) - same] for name in names}
    if same < _LEAST_SAME or not all(cores):
        return names
    return {core if len(core) > 1 else core + name[-same:] for core in cores for name in names}


_SIDES = KeptByDocument(_read_names)


def _is_across(asked: str, text: str, heading: str) -> bool:
    for group in _GROUPS:
        named = [word for word in group if word.search(asked)]
        if len(named) != 1 or named[0].search(text) or named[0].search(heading):
            continue
        if any(word.search(text) for word in group):
            return True
    return False


def _is_other_age(asked: str, text: str) -> bool:
    """「40歳以上は」 where only those under 40 are spoken of."""
    ages = {(age["age"], age["bound"] in _OLDER) for age in _AGE.finditer(asked)}
    said = {(age["age"], age["bound"] in _OLDER) for age in _AGE.finditer(text)}
    return any((age, not older) in said and (age, older) not in said for age, older in ages)


def _is_elsewhere(asked: str, text: str, heading: str) -> bool:
    for named in _NAMED.finditer(asked):
        name, kind = named["name"], named["kind"]
        # 「北条保育所」 of a heading is not 北条地区, 「北条・小舟地区」 is.
        if name in text or re.search(rf"{name}(?:{kind}|・|、|及び|と)", heading):
            continue
        if any(other["kind"] == kind for other in _NAMED.finditer(text)):
            return True
    return False


def _is_other_money(asked: str, text: str) -> bool:
    """A subsidy where a fee is asked for, and the other way round."""
    pays, gets = _PAYS.search(asked), _GETS.search(asked)
    if pays and not gets:
        return _GIVEN.search(text) is not None and not _PAID.search(text)
    if gets and not pays:
        return _PAID.search(text) is not None and not _GIVEN.search(text)
    return False
