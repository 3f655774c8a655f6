"""Enumerations whose number is not said: below 「次のとおり」, quoted in a row, under a heading."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.announced_lists import made_of
from corpus.facts.announcements import object_before, topic_before
from corpus.facts.enumerations import (
    Range,
    circled_items,
    in_parenthesis,
    ordinal_items,
    plain_before,
    quoted_runs,
)
from corpus.facts.found_lists import FoundList, with_quotes
from corpus.facts.line_lists import LISTED, is_statement
from corpus.facts.list_items import Item, item_at, items_behind
from corpus.facts.noun_phrases import phrase_end
from corpus.facts.reading import ReadSentence
from corpus.normalize import normalize
from corpus.numerals import read_number
from corpus.records import Section, SectionKind, SentenceKind, Span

# 「…は、次のとおりです。」, 「次に掲げる者とする」; not 「1億円以下の事業者」, 「次のように進めた」
_FOLLOWING = re.compile(
    r"""
    (?<![0-9円人%億万千百件歳日年数]) (?:次|以下|下記)
    (?: の (?: (?:とおり|通り|ように?|各号) (?: (?:で|に|と)?(?:す|あ|し|定め|な)
                     | に?(?:整理|まとめ|掲げ|設定|設け|示[すし]|位置|挙げ|分類|区分|分け) | 。 )
             | (?:各号の)?(?:いずれか?|すべて|全て)にも?(?:該当する|当てはまる|あてはまる)
             | 各号に(?:掲げる|示す|定める)
             | (?=[一-鿿ァ-ヺ]|こと[がを]) )
      | に(?:掲げる|示す|定める|挙げる) )
    """,
    re.VERBOSE,
)
# 「理念は「A」、「B」です」, 「目標として「A」「B」を掲げ」
_STATED = re.compile(
    r"(?:など|等)?(?:です|でした|であった|である|とします|とする|として(?:い|お)|から(?:成|な|構成)|で(?:構成|あり|す)"
    r"|を(?:掲げ|定め|設け|設定|柱|基本))"
)
_AND_SO = re.compile(r"(?:など)?(?:とし|で、|であり|を(?:基|束ね|重視|中心))")
_TOPIC_END = re.compile(r"(?:は|として|には)、?$")
# 「…、③財政状況といった課題」: what the items are stands behind them
_BEHIND_ITEMS = re.compile(r"(?:など|等)?(?:といった|などの|という|の)")
# ①…、②…、が主な課題として挙げられ
_MADE = re.compile(r"、?[がを]、?(?P<most>(?:主|主要|大き|重要)な)?")
_EQUALS_ALL = re.compile(
    r"(?:の[0-9一二三四五六七八九十][つ点項者]|など)?(?:とする|とします|です|である)?。?$"
)
_MADE_END = re.compile(r"(?:と(?:し|な|い|考え)|に(?:掲げ|位置|設定)|です|で[あす])")
# 「受付」「審査」「交付」の各段階
_KIND_BEHIND = re.compile(
    r"(?:など|等)?(?:の|という|といった)(?:各|それぞれの)?"
    r"(?P<kind>段階|分野|考え方|視点|観点|要素|理念|基本理念|原則|柱|基本目標|目標|方針|基本方針|テーマ|キーワード|課題"
    r"|場面|機能|役割|領域|項目)(?=[でにをがはの、。])"
)
# 3R(リデュース、リユース、リサイクル): so many words with one first letter
_SAME_LETTER = re.compile(r"(?<![0-9A-Za-z])(?P<subject>(?P<count>[2-9])[A-Z])(?=\()")
_NAMED_SO = re.compile(r"と(?:し|す|定め|掲げ|位置)")
_MADE_OF = re.compile(r"(?:で構成|から構成|から成[るりっ]|からな[るりっ])")
_WHOLE = re.compile(r"(?:計画|プラン|ビジョン|戦略|構想|体系|構成)(?:全体)?$")
_THERE_ARE = re.compile(
    r"(?:など|等)?(?:が(?:あり(?:ます)?|ある|挙げられ(?:る|ます))(?=[。、]|$)|(?:です|である)(?=。|$))"
)
_KINDS = re.compile(
    rf"(?:{LISTED}|手段|方法|種類|強み|弱み|魅力|要因|原因|理由|例|制度|計画|書類|機能|特徴|資源|施設|機関|サービス|業務|情報)(?:として)?$"
)
_LISTED_END = re.compile(rf"{LISTED}$")
# Nouns that name nothing: 「次に掲げるもの」.
_GENERIC = re.compile(r"もの|こと|者|場合|とき|事項|内容|点|情報|書類|等|方|人|各号|用語")
# 「市民　市内に住む者をいう」: the items are definitions.
_DEFINING = re.compile(r"をいう$|をいいます$")
_LABEL_BEFORE = re.compile(
    rf"[^\w]*(?P<label>[^、。:「①()]{{0,20}}{LISTED})[\W①]*(?:\(?1[).]?\s*)?$"
)
_COUNTING = re.compile(
    r"(?P<number>[0-9０-９]{1,2}|[二三四五六七八九十])つの(?P<named>[^つの、]{2,20})$"
)
_ARTICLE = re.compile(r"第[0-9一二三四五六七八九十]+条(?:の[0-9]+)?\s")
_ACTOR = re.compile(r"[市町村区県国]|市長|町長|村長|区長|知事|議会|市民|町民|村民|区民|事業者")
_CAPTION = re.compile(r"[(（](?P<words>[^()（）]{2,20})[)）]")
_FRAME = "#＜＞<>〈〉《》【】〔〕[]■□●◆◇○ 　"  # around a heading, not part of its words
# Headings of what a chapter says: 基本的な事項, 現状と課題
_STRUCTURES = re.compile(
    r"(?:考え方|事項|内容|体系図?|一覧表?|概要|全体像|に関する.{0,8})$|(?:と|及び|並びに|・)[^とはがを・]{1,10}$"
)
_PROVISIONS = re.compile(r"附則|付則|沿革")
_MAX_HEADING_CHARS = 40
_MAX_KIND_CHARS = 20


def find_unannounced(sentences: Sequence[ReadSentence], place: int) -> Iterator[FoundList]:
    """The enumerations that a sentence without any number states or points at."""
    read = sentences[place]
    pointing = _FOLLOWING.search(read.text)
    if pointing is None:
        yield from _marked_inside(read)
    elif place + 1 < len(sentences) and (circled := circled_items(sentences[place + 1])):
        below = sentences[place + 1]
        subject = _pointed_at(read, pointing)
        if subject is not None:
            spans = tuple(below.span(*item) for item in circled)
            span = Span(read.span(*subject).start, spans[-1].end)
            whole = Span(read.sentence.span.start, below.sentence.span.end)
            yield FoundList(read.verbatim(*subject), None, spans, span, whole, 0.85)
    else:
        items = items_behind(sentences, place, count=None)
        subject = _pointed_at(read, pointing) if items else None
        if subject is not None and not _are_definitions(sentences, items):
            spans = tuple(item.span for item in items)
            start = read.span(*subject).start
            name = read.verbatim(*subject)
            if _ACTOR.fullmatch(name):
                name = _article_caption(sentences, place) or name
            whole = Span(read.sentence.span.start, spans[-1].end)
            yield FoundList(name, None, spans, Span(start, spans[-1].end), whole, 0.85)
    yield from _made_up_of(read)
    yield from _there_are(read)
    for letter in _SAME_LETTER.finditer(read.text):
        words = in_parenthesis(read, letter.end(), int(letter["count"]))
        if words:
            spans = tuple(read.span(*word) for word in words)
            span = read.span(letter.start(), words[-1][1] + 1)
            name = read.verbatim(*letter.span("subject"))
            yield FoundList(name, len(words), spans, span, read.sentence.span, 0.8)
    for run, quoted in quoted_runs(read):
        subject = made_of(read, run[1]) or _stated_of(read, run)
        if subject is None and (kind := _KIND_BEHIND.match(read.text, run[1])) is not None:
            subject = kind.span("kind")
        if subject is not None:
            spans = tuple(read.span(*item) for item in quoted)
            start, end = min(run[0], subject[0]), max(run[1], subject[1])
            span = read.span(*with_quotes(read.text, start, end))
            yield FoundList(read.verbatim(*subject), None, spans, span, read.sentence.span, 0.8)


def _article_caption(sentences: Sequence[ReadSentence], place: int) -> str:
    """重点事項, the line in brackets above 「第9条 県は、次に掲げる事項に取り組む。」; or ""."""
    read = sentences[place]
    if not place or _ARTICLE.match(read.text) is None:
        return ""
    caption = _CAPTION.fullmatch(sentences[place - 1].aligned.original.strip())
    return caption["words"] if caption else ""


def _made_up_of(read: ReadSentence) -> Iterator[FoundList]:
    """「計画は、基本構想、基本計画及び実施計画で構成します」: a plan's parts, three or more."""
    made = _MADE_OF.search(read.text)
    topic = topic_before(read, made.start()) if made is not None else None
    if made is None or topic is None or _WHOLE.search(read.text[slice(*topic[:2])]) is None:
        return
    for count in range(5, 2, -1):
        items = plain_before(read, topic[2], made.start(), count)
        if items:
            spans = tuple(read.span(*item) for item in items)
            span = read.span(topic[0], made.end())
            name = read.verbatim(*topic[:2])
            yield FoundList(name, None, spans, span, read.sentence.span, 0.7)
            return


def _there_are(read: ReadSentence) -> Iterator[FoundList]:
    """「伝達手段には、防災無線、緊急メール、広報車などがある」: kinds of one thing."""
    there = _THERE_ARE.search(read.text)
    topic = topic_before(read, there.start()) if there is not None else None
    if there is None or topic is None or _KINDS.search(read.text[slice(*topic[:2])]) is None:
        return
    for count in range(8, 2, -1):
        items = plain_before(read, topic[2], there.start(), count)
        if items and max(end - start for start, end in items) <= _MAX_KIND_CHARS:
            spans = tuple(read.span(*item) for item in items)
            span = read.span(topic[0], there.end())
            name = read.verbatim(*topic[:2])
            yield FoundList(name, None, spans, span, read.sentence.span, 0.7)
            return


def _marked_inside(read: ReadSentence) -> Iterator[FoundList]:
    """「課題として、①人材の不足、②予算の制約が…」, 「目標は、第一に…、第二に…である」."""
    items = circled_items(read) or ordinal_items(read)
    if not items:
        return
    topic = topic_before(read, items[0][0] - 1)
    subject = topic[:2] if topic is not None else None
    if subject is None and (label := _LABEL_BEFORE.match(read.text, 0, items[0][0])) is not None:
        subject = label.span("label")  # 基本目標:①安全なまち ②元気なまち
    behind = _BEHIND_ITEMS.match(read.text, items[-1][1])
    if behind is None and (made := _MADE.match(read.text, items[-1][1])) is not None:
        stop = phrase_end(read.tokens, made.end())
        if stop is not None and _MADE_END.match(read.text, stop):
            subject = made.start("most") if made["most"] else made.end(), stop
    if behind is not None and (stop := phrase_end(read.tokens, behind.end())) is not None:
        subject = behind.end(), stop
    is_whole = len(items) > 2 and topic is not None and _EQUALS_ALL.match(read.text, items[-1][1])
    if subject is None or not (is_whole or _LISTED_END.search(read.text[slice(*subject)])):
        return
    spans = tuple(read.span(*item) for item in items)
    first, last = min(subject[0], items[0][0]), max(subject[1], items[-1][1])
    span = read.span(*with_quotes(read.text, first, last))
    yield FoundList(read.verbatim(*subject), None, spans, span, read.sentence.span, 0.8)


def find_under_heading(sentences: Sequence[ReadSentence], place: int) -> Iterator[FoundList]:
    """The items that stand directly under a heading, with nothing that announces them."""
    read = sentences[place]
    section = read.section
    if read.sentence.kind is not SentenceKind.HEADING or section is None:
        return
    if section.kind is not SectionKind.BODY or not section.title:
        return
    if len(section.title) > _MAX_HEADING_CHARS or section.heading != read.sentence.span:
        return
    if _PROVISIONS.fullmatch(normalize(section.title).replace(" ", "")):
        return
    if place + 1 >= len(sentences):
        return
    if sentences[place + 1].sentence.kind is SentenceKind.HEADING:
        yield from _of_headings(sentences, place, section)
        return
    if item_at(sentences, place + 1) is None:
        return
    items = items_behind(sentences, place, count=None)
    counted = _counted(section.title, len(items))
    if counted is not None and not any(item.is_cut for item in items):
        spans = tuple(item.span for item in items)
        span = Span(read.sentence.span.start, spans[-1].end)
        yield FoundList(counted, len(items), spans, span, span, 0.85)
        return
    # What a section says in paragraphs with bullets is not what its heading counts.
    if sum(is_statement(sentences, item) for item in items) * 2 > len(items):
        return
    # 「担当：情報政策課」, 「電話：…」 below a name are a record's fields, not a list.
    if any(item.is_cut and item.ordinal is None for item in items):
        return
    if _are_definitions(sentences, items):
        return
    if items and all(sentences[item.place].section is section for item in items):
        spans = tuple(item.span for item in items)
        span = Span(read.sentence.span.start, spans[-1].end)
        yield FoundList(_closed_up(section.title.strip(_FRAME)), None, spans, span, span, 0.7)


def _of_headings(
    sentences: Sequence[ReadSentence], place: int, section: Section
) -> Iterator[FoundList]:
    """「4 実現方策」 above 「(1) 水質管理の徹底」, 「(2) …」: what its own headings name."""
    if not _LISTED_END.search(section.title) or _STRUCTURES.search(section.title):
        return
    items: list[Item] = []
    for number in range(place + 1, len(sentences)):
        here = sentences[number].section
        if here is not None and here is not section and here.level <= section.level:
            break
        if sentences[number].sentence.kind is not SentenceKind.HEADING:
            continue
        item = item_at(sentences, number)
        if item is not None and item.ordinal == len(items) + 1 and _is_alike(items, item):
            items.append(item)
    if len(items) > 1:
        spans = tuple(item.span for item in items)
        span = Span(sentences[place].sentence.span.start, spans[-1].end)
        name = _closed_up(section.title.strip(_FRAME))
        yield FoundList(name, None, spans, span, span, 0.7)


def _is_alike(items: Sequence[Item], item: Item) -> bool:
    return not items or (items[0].style, items[0].name) == (item.style, item.name)


def _counted(title: str, count: int) -> str | None:
    """What a heading says there are so many of: 視点 in 「3つの視点」."""
    match = _COUNTING.search(title)
    return match["named"] if match and read_number(match["number"]) == count else None


def _closed_up(title: str) -> str:
    """「基 本 目 標」 -> 「基本目標」."""
    letters = re.fullmatch(r"\S(?:[ 　]\S)+", title)
    return re.sub(r"[ 　]", "", title) if letters else title


def _pointed_at(read: ReadSentence, pointing: re.Match[str]) -> Range | None:
    """What the items are: 「構成員は、次に掲げる者」 or, without a topic, 「次に掲げる計画」."""
    whole = stop = phrase_end(read.tokens, pointing.end())
    if stop is not None and _GENERIC.fullmatch(read.text, pointing.end(), stop):
        stop = None
    # 「市は、次の取組を進めます」: the topic acts, the object is what the items are.
    if stop is not None and read.text.startswith(("を", "に", "が", "で"), stop):
        return pointing.end(), stop
    is_of_object = read.text[: pointing.start()].rstrip("、").endswith("を")
    topic = topic_before(read, pointing.start())
    if topic is not None and not is_of_object:  # 「町は、課題を次のとおり整理した」
        return topic[:2]
    subject = object_before(read, pointing.start())
    if subject is None and whole is not None:
        is_named = stop is not None or read.text.startswith("事項", pointing.end())
        subject = (pointing.end(), whole) if is_named else None
    return subject


def _stated_of(read: ReadSentence, run: Range) -> Range | None:
    """The topic of 「理念は、「A」、「B」です」, whose quotes are ``run``."""
    if read.text[: run[0]].endswith("を") and _NAMED_SO.match(read.text, run[1]):
        return object_before(read, run[0])  # 都市像を「A」「B」とします
    if not _TOPIC_END.search(read.text[: run[0]]):
        return None
    topic = topic_before(read, run[0])
    if topic is None:
        return None
    is_listed = _LISTED_END.search(read.text[slice(*topic[:2])]) is not None
    is_stated = _STATED.match(read.text, run[1]) or (
        is_listed and _AND_SO.match(read.text, run[1]) is not None
    )
    return topic[:2] if is_stated else None


def _are_definitions(sentences: Sequence[ReadSentence], items: Sequence[Item]) -> bool:
    return any(
        _DEFINING.search(sentences[item.place].text.rstrip("。 ")) is not None for item in items
    )
