"""Definitions in running text: 「Aとは、Bをいう」, 「BをAと呼びます」."""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.facts.noun_phrases import ends_in_noun, phrase_start, token_ending_at
from corpus.facts.reading import ReadSentence
from corpus.footnotes import split_term
from corpus.marks import is_glossary_title
from corpus.normalize import normalize
from corpus.records import GlossaryEntry, Span

# What a word can be explained to be: 計画・実行・評価・改善を繰り返す|手法
KIND = (
    r"(?:手法|方法|方式|仕組み|しくみ|制度|考え方?|概念|言葉|用語|取り?組み?|技術|サービス|システム|状態|状況|現象|問題"
    r"|活動|運動|行動|行為|人々?|者|方|子ども|児童|高齢者|世帯|住民|企業|人材|団体|組織|機関|窓口|区域|地域|地区|集落|場所?|拠点"
    r"|建物|住宅|自治体|施設|設備|機器|力|能力|事業|体制|社会|機能|割合|比率|指標|数値|期間|エネルギー|データ|情報|費用|経費|食品|製品"
    r"|病気|災害|計画)"
)
_TOHA = re.compile(
    r"(?:とは(?!せ|し|な[らいく])|というのは|っていうのは|と(?:いった|いう)(?:場合|とき)(?:は|には)?(?=、))[、,:.…]*\s*(?:一般的?に(?:は)?、)?"
)  # not 避難所とはせず
# Behind the definition, the surest first: 「…をいう。」, 「…のことです。」, 「…である。」
_CLOSING = re.compile(
    r"""
    (?P<sure> を(?:いう|いい|いいます|言う|言います|指す|指し|指します|指しています|さす|さします
                |意味する|意味し|意味します|表す|表します|示す)
                (?:(?:もの|言葉|ことば|語|用語|表現|名称)(?:です|である|とする|とします)?)?(?=[。、()]|$)
            | の(?:こと|総称)(?:です|である|で|をいう|をいい|をいいます|を言います|を指す|を指し
                |を指します|を指しています|を意味します|を示します)?(?=[。、()]|$) )
  | (?P<copula> (?:です|である|でした|であり
                |(?<!もの)と(?:します|する|定義し?ます|定義する
                |され(?:て(?:いる|います)|る|ます)))(?=[。、)]|$) )
    """,
    re.VERBOSE,
)
# 「「協働」は、…を意味します」: a word in quotes that a sentence explains without とは
_QUOTED_TOPIC = re.compile(r"(?<=[」』])は[、,]?\s*")
# 「注1)生産年齢人口は、15歳以上65歳未満の人口をいう。」: a note says は where a text says とは
_NOTED = re.compile(r"[(]?(?:※|注)\s*[0-9]{0,2}[).:]?\s*(?=[^、。は]{2,30}(?P<topic>は、))")
_TOPIC = re.compile("は、")
_EXPLAINS = re.compile(
    r"(?:を(?:いう|いいます|指す|指します|指しています|さす|さします|意味する|意味します)(?:(?:もの|言葉|用語)(?:です|である|とする|とします)?)?"
    r"|のこと(?:です|である|をいう|をいいます|を指します|を指しています))。?$"
)
# 「SDGs(持続可能な開発目標)は、…国際目標です」: letters and their meaning, then what they are
# 「「ZEB」は、Net Zero Energy Buildingの略称で、…建物である」
_SHORT_FOR = re.compile(
    r"^[\s・●○※「]*(?P<term>[A-Z][A-Za-z0-9&-]{1,9})」?(?:は|とは)、"
    r"(?P<full>[A-Z][A-Za-z .'-]{5,60})の略(?:称|語)?"
    r"(?:で|であり)、(?P<definition>[^。]{6,}?)(?P<closing>です|である|をいう|のこと(?:です|をいう))。?$"
)
_NAMED_TOPIC = re.compile(
    r"^[\s・●○※]*(?P<term>[A-Z][A-Za-z0-9&-]{1,9}\([^()]{2,60}\))は、(?P<definition>[^。]{6,})"
    r"(?P<closing>です|である)。?$"
)
# 「フレイル」 alone on its line; not 「施策の目的」
_TITLE_ALONE = re.compile(
    r"^(?P<announced>[【〔\[<](?:解説|用語|用語解説|コラム|キーワード|参考|ことば)[】〕\]>]"
    r"|[^\w]*(?:ことば|用語|ミニ|一口)?(?:解説|コラム|メモ|キーワード)[:\s]*(?=[「【]))?[・■□●○◆◇\s]*(?P<frame>【|「)?(?P<term>[^\s、。「」:(【】をはがに]{2,20}"
    r"(?:\s*[(【][A-Za-z][A-Za-z .'-]+[)】])?)[」】]?\s*$"
)
STRUCTURE = re.compile(
    r"目的|目標|趣旨|理念|方針|背景|内容|概要|意義|対象|方法|位置|体制|役割|定義|期間|範囲|課題|現状|取組|施策|事業|計画$|について|^(?:この|本)|[方かた]$|^.行$"
)
# PFI【Private Finance Initiative】 is a word to be explained, whatever the line below is like.
_LETTERS = re.compile(r"[A-Z][A-Za-z]{1,7}\s*[(【][A-Z][a-z]+(?:[ -][A-Za-z]+)+[)】]")
_KIND_END = re.compile(rf"[うくすつぬぶむるたい](?:{KIND}|こと)。?\s*$")
# 6次産業化, 関係人口, アダプト制度: on a line of its own a word, and no heading of what is done
_WORD_ALONE = re.compile(
    r"(?=\w)(?=.*(?:[ァ-ヺー]{3}|[A-Za-zＡ-Ｚ]{2}|(?:化|率|人口|経済|社会|産業|制度|問題|症|弱者|難民)$))"
    r"(?!.*(?:推進|整備|支援|充実|強化|促進|確保|向上|育成|活用|実施|開催|連携|窓口|普及|導入|対策|"
    r"運営|管理|募集|配布|設置|作成|策定|開発|派遣|貸出|補助|助成)$)"
    r"[^\sのをはがにで、。]{2,20}$"
)
_SAYS_SHARE = re.compile(r"の(?:割合|比率|総称)。?\s*$")
_SURE = 0.95
_LESS_SURE = 0.8  # less than a run of such words
# A line of its own, 「フレイルとは?」, with the explanation below it
# or 「「協働」って何だろう。」
_TITLE = re.compile(
    r"(?:^(?:[QA問][0-9]*)?|[\s.):】・■●○◆])「?(?P<term>[^\s、。「」?:]{2,30})」?"
    r"(?:とは(?:何(?:か|ですか|でしょうか))?|って(?:何|なに)(?:だろう|でしょうか?|ですか)?)[?。]?\s*$"
)
# 「AをBといいます」: the term comes last.
_CALLED = re.compile(
    r"(?:のこと)?を(?:総称して|まとめて|[あ合併]わ?せて|略して|一般に)?[、]?[「『](?P<term>[^」』]{2,30})[」』]と(?:いう|いい|いいます|いっています|言う|言います"
    r"|言っています|[呼よ](?:ぶ|び|びます|んでいます|んでいる|ばれ(?:ます|る|ています|ている))"
    r"|(?:総|略)?称する|(?:総|略)?称し|(?:総|略)?称します|称しています|表記(?:し|する|します)|定義(?:し|します|する|しています|している)"
    r"|名付け(?:ました|ています|た|る|ます)?)(?=[。、]|$)"
)
# 地域と多様に関わる人々を、私たちは関係人口と呼んでいます
_CALLED_PLAIN = re.compile(
    r"(?:のこと)?を、?(?:[^、。「」を]{1,10}[はが]、?)?(?P<term>[^、。「」をはがにの]{2,20})"
    r"と[呼よ](?:びます|んでいます|んでいる|ばれ(?:ます|ています|ている)|ぶ)(?=[。、]|$)"
)
# …を行う子どもは「ヤングケアラー」と呼ばれます
_IS_CALLED = re.compile(
    r"(?:のこと)?は、?[「『](?P<term>[^」』]{2,30})[」』]と(?:[呼よ]ば|言わ|いわ)れ(?:ます|て|る)"
)
_DECIDES = re.compile(r"と(?:します|する)。?$")  # 「若者」は18歳以上の者とします
_STANDS_ALONE = re.compile(r"(?!.*(?:この|これ|その|それ|そして|また))[^。]{8,60}", re.DOTALL)
# 「自助」は自分で備えること、「共助」は地域で助け合うことをいいます
_EACH_TOPIC = re.compile(
    r"(?:^|(?<=、)|(?<=における)|(?<=で)|(?<=において))(?=「[^「」]{2,20}」は)"
)
_ONE_TOPIC = re.compile(
    r"「(?P<term>[^「」]{2,20})」は、?(?P<definition>[^「」。]{4,}?)(?:で?、)?$"
)
# …を表明した自治体で、全国に広がっています: a kind that the sentence goes on about
_ACT_END = re.compile(r"[うくすつぬぶむる]こと$")  # とは、…に対応すること。
_KIND_GOES_ON = re.compile(rf"[うくすつぬぶむるたい](?:{KIND}|もの)(?P<end>で)、")
# 本市では、…, なお、…, このため、…: in front of what is named
_LEAD_TO_NAMING = re.compile(
    r"(?:[^\w「]*(?:以下|なお|また|さらに|そこで|そのため|このため|これらの|この(?:うち|ような|ように)"
    r"|[本当][市町村区県]で(?:は)?|[^、。]{0,20}(?:では|において|に基づき|により))、?)+"
)
_DESCRIBES = re.compile(r"[^、。は]{2,15}[うくすつぬむるた]")
# What may stand before the term: 「本計画における「協働」とは」, 「なお、協働とは」.
_LEAD_IN = re.compile(
    r"(?:[^、。]{0,25}(?:において|における|で|では|でいう|にいう|で使う|で用いる)[、]?|[^、。]{1,8}、"
    r"|\(?[注※＊*][0-9]*\)?[:\s]*|[・●○◆◇■□※▪]\s*|\(?[0-9ア-ン①-⑳]{1,2}[).]?\s*)*"
)
# 「前回とは」, 「これとは」 compare; they define nothing.
_NOT_TERMS = re.compile(
    r"^(?:[0-9]{1,2}[. ]*)?(?:前|同|次|各|当該|第[0-9一二三四五六七八九十]+)(?:条|項|号)"
    r"|^(?:これ|それ|あれ|どれ|ここ|そこ|もの|こと|前回|今回|従来|以前|現在|当初|昨年|前年|前年度|他市|他"
    r"|近隣市|近隣自治体|用語|ことば|言葉|語句|国|県|都|市|者|人|方)$"
)
# 「高齢者」とは65歳以上の者を、「若者」とは39歳以下の者をいう
_SHARED_VERB = re.compile(r"を、(?=「[^」]{2,20}」とは)")
_AND_NEXT = re.compile(rf"{_SHARED_VERB.pattern}|(?:を(?:いい|指し|言い)|のことを(?:いい|指し))、")
_NOT_DEFINITIONS = re.compile(
    r"(?:はず$|べき|^次(?:の|に)|^以下の|^.{0,6}(?:異な|違[うっいわ])|何か|いえ|限ら|言えま|考え(?:られ|てい)ま?せ?ん)"
)
# 「2 前項の寄附金とは」, 「Q3 ゼロカーボンシティとは」: the number is the paragraph's.
_NUMBERING = re.compile(r"(?:[QＱ問](?=[0-9０-９]))?[0-9０-９]{1,2}[.．:：\s　]+")
_ANSWERS = re.compile(r"\s*(?:[AＡ][0-9０-９]{0,2}|答え?|回答)[.．:：\s]+")  # as printed
# Two characters at least; two of katakana are the end of a word that a line has cut.
_IS_TERM = re.compile(r"^(?![ァ-ヺー]{1,2}$)\S.*\S$", re.DOTALL)
_MAX_TERM_CHARS = 40
_MIN_DEFINITION_CHARS = 4


def find_definitions(read: ReadSentence) -> Iterator[GlossaryEntry]:
    """The definitions that one sentence states."""
    begin = 0
    for toha in _TOHA.finditer(read.text):
        entry = _defined_by_toha(read, toha, begin)
        if entry is not None:
            yield entry
        # 「子ども」とは…をいい、「若者」とは…をいう
        end = _AND_NEXT.search(read.text, toha.end())
        begin = end.end() if end else begin
    each = list(_each_defined(read))
    yield from each
    if not each and _TOHA.search(read.text) is None and _EXPLAINS.search(read.text):
        topic, begin = _QUOTED_TOPIC.search(read.text), 0
        if topic is None and (noted := _NOTED.match(read.text)) is not None:
            topic, begin = _TOPIC.match(read.text, noted.start("topic")), noted.end()
        if topic is None and read.text.count("は、") == 1:
            topic = _TOPIC.search(read.text)
        entry = _defined_by_toha(read, topic, begin) if topic is not None else None
        if entry is not None:
            yield entry
    if (named := _NAMED_TOPIC.match(read.text)) is not None:
        first, last = named.span("definition")
        if ends_in_noun(read.tokens, last) and not _is_predicate(read, first, last):
            term, aliases = split_term(read.verbatim(*named.span("term")))
            span = read.span(named.start("term"), named.end("closing"))
            words = read.verbatim(first, last)
            yield GlossaryEntry(term, aliases, words, span, read.sentence.span, 0.8)
    if (short := _SHORT_FOR.match(read.text)) is not None:
        term, full = read.verbatim(*short.span("term")), read.verbatim(*short.span("full"))
        span = read.span(short.start("term"), short.end("closing"))
        words = read.verbatim(*short.span("definition"))
        yield GlossaryEntry(term, (full,), words, span, read.sentence.span, 0.96)
    for called in _CALLED.finditer(read.text):
        yield from _defined_by_name(read, called)
    plainly = [] if "「" in read.text else list(_CALLED_PLAIN.finditer(read.text))
    for called in (*plainly, *_IS_CALLED.finditer(read.text)):
        for entry in _defined_by_name(read, called):
            if _STANDS_ALONE.fullmatch(entry.definition):
                yield entry


def _each_defined(read: ReadSentence) -> Iterator[GlossaryEntry]:
    """「自助」は…こと、「共助」は…ことをいいます: two words or more that one verb explains."""
    starts = [match.start() for match in _EACH_TOPIC.finditer(read.text)]
    said = _EXPLAINS.search(read.text) or _DECIDES.search(read.text)
    if len(starts) < 2 or said is None:
        return
    for start, end in pairwise([*starts, said.start()]):
        one = _ONE_TOPIC.match(read.text[start:end])
        if one is None or not ends_in_noun(read.tokens, start + one.end("definition")):
            return
        first, last = start + one.start("definition"), start + one.end("definition")
        yield GlossaryEntry(
            read.verbatim(start + one.start("term"), start + one.end("term")),
            (),
            read.verbatim(first, last),
            read.span(start, last),
            read.sentence.span,
            0.85,
        )


def find_titled_definition(title: ReadSentence, read: ReadSentence) -> GlossaryEntry | None:
    """「フレイルとは」 on a line, and below it what it is: 「…状態のことです。」."""
    asked = _TITLE.search(title.text)
    match = asked or _TITLE_ALONE.match(title.text)
    if match is None or _TOHA.search(read.text) or _NOT_TERMS.search(match["term"]):
        return None
    if is_glossary_title(match["term"]) or (not asked and is_structural(match["term"])):
        return None
    closing = _closing_behind(read, 0) if asked else _closing_below(match, read)
    if closing is None or closing[0] < _MIN_DEFINITION_CHARS:
        return None
    definition_end, quote_end, confidence = closing
    if not ends_in_noun(title.tokens, match.end("term")) and not match["term"].endswith("】"):
        return None
    printed = title.verbatim(*match.span("term")).replace("【", "（").replace("】", "）")
    numbering = _NUMBERING.match(printed)
    term, aliases = split_term(printed[numbering.end() if numbering else 0 :])
    if normalize(term) in read.text:
        return None  # the sentence has a topic of its own
    span = Span(title.span(*match.span("term")).start, read.span(0, quote_end).end)
    whole = Span(title.sentence.span.start, read.sentence.span.end)
    definition = read.verbatim(0, definition_end).strip()
    definition = _ANSWERS.sub("", definition, count=1) if _ANSWERS.match(definition) else definition
    return GlossaryEntry(term, aliases, definition, span, whole, confidence - 0.1)


def _closing_below(title: re.Match[str], read: ReadSentence) -> tuple[int, int, float] | None:
    """As ``_closing_behind``, below a word that nothing asks for: only the surest endings.

    Below 【ヒートショック】, 〔解説〕フレイル or PFI(Private Finance Initiative) a noun will do.
    """
    closing = _closing_behind(read, 0)
    is_framed = title["frame"] == "【" and _KIND_END.search(read.text)
    if closing is None and (is_framed or title["announced"] or _LETTERS.fullmatch(title["term"])):
        end = len(read.text.rstrip(" 。"))
        closing = (end, end, _SURE) if ends_in_noun(read.tokens, end) else None
    has_topic = any(one.surface == "は" and one.pos == "助詞" for one in read.tokens)
    if has_topic:
        return None
    stop = len(read.text.rstrip(" 。"))
    is_kind = _KIND_END.search(read.text) or _SAYS_SHARE.search(read.text)
    if closing is not None and closing[2] >= _SURE:
        return closing
    is_word = _WORD_ALONE.match(title["term"]) and is_kind and stop < len(read.text)
    return (stop, stop, _LESS_SURE) if is_word else None


def is_structural(title: str) -> bool:
    """Whether a line is a heading of any plan, and no word that needs explaining."""
    return STRUCTURE.search(title) is not None


def _defined_by_toha(
    read: ReadSentence, toha: re.Match[str], begin: int = 0
) -> GlossaryEntry | None:
    """The definition behind 「とは」; the term and its lead-in stand between ``begin`` and it."""
    term_range = _term_before(read, toha.start(), begin)
    if term_range is None:
        return None
    closing = _closing_behind(read, toha.end())
    if closing is None:
        return None
    definition_end, quote_end, confidence = closing
    if (shared := _SHARED_VERB.search(read.text, toha.end(), definition_end)) is not None:
        definition_end = quote_end = shared.start()
    if definition_end - toha.end() < _MIN_DEFINITION_CHARS:
        return None
    if _NOT_DEFINITIONS.search(read.text[toha.end() : definition_end]):
        return None
    numbering = _NUMBERING.match(read.verbatim(*term_range))
    term, aliases = split_term(read.verbatim(*term_range)[numbering.end() if numbering else 0 :])
    if len(term) > _MAX_TERM_CHARS or not _IS_TERM.search(term):
        return None
    if _NOT_TERMS.search(read.text[slice(*term_range)]):
        return None
    return GlossaryEntry(
        term,
        aliases,
        read.verbatim(toha.end(), definition_end),
        read.span(term_range[0], quote_end),
        read.sentence.span,
        confidence,
    )


def _term_before(read: ReadSentence, end: int, begin: int) -> tuple[int, int] | None:
    """The range of the term that ends at ``end``, if only a lead-in stands before it."""
    text = read.text
    start = _quoted_start(text, end)
    if start is None:
        head = _before_parenthesis(text, end)
        start = phrase_start(read.tokens, head)
        if start is None or _is_adverbial(read, head):
            return None
    lead_in = text[min(begin, start) : start].strip()
    if text[start : start + 1] in {"「", "『"} and _DESCRIBES.fullmatch(lead_in):
        return start, end  # 本町が目指す「小さな拠点」とは
    return (start, end) if _LEAD_IN.fullmatch(lead_in) else None


def _quoted_start(text: str, end: int) -> int | None:
    """Where 「協働」 (and a parenthesis behind it) begins that ends at ``end``."""
    end = _before_parenthesis(text, end)
    for opening, closing in ("「」", "『』"):
        if text[:end].endswith(closing):
            start = text.rfind(opening, 0, end)
            return start if start >= 0 else None
    return None


def _before_parenthesis(text: str, end: int) -> int:
    if not text[:end].endswith(")"):
        return end
    start = text.rfind("(", 0, end)
    return start if start > 0 else end


def _is_adverbial(read: ReadSentence, end: int) -> bool:
    last = token_ending_at(read.tokens, end)
    return last is not None and (
        read.tokens[last].pos == "代名詞" or read.tokens[last].pos2 == "数詞"
    )


def _closing_behind(read: ReadSentence, start: int) -> tuple[int, int, float] | None:
    """Where the definition ends, where its proof ends, and how sure the rule is."""
    last_copula = None
    for match in _CLOSING.finditer(read.text, start):
        if match.lastgroup == "sure" and not _is_inside_quote(read.text, start, match.start()):
            return match.start(), match.end(), 0.95
        is_kind = not match.group().startswith("とされ") or _KIND_END.search(
            read.text, 0, match.start()
        )
        if match.lastgroup == "copula" and is_kind:
            last_copula = match
    goes_on = _KIND_GOES_ON.search(read.text, start)
    if last_copula is None and goes_on is not None and "は" not in read.text[start : goes_on.end()]:
        return goes_on.start("end"), goes_on.end("end"), 0.85
    stop = len(read.text.rstrip("。 "))
    if last_copula is None and _ACT_END.search(read.text[start:stop]):
        return stop, stop, 0.85
    if last_copula is None or read.text[last_copula.end() :].strip("。) "):
        return None
    end = last_copula.start()
    if not ends_in_noun(read.tokens, end) or _is_predicate(read, start, end):
        return None
    return end, last_copula.end(), 0.85


def _is_inside_quote(text: str, start: int, place: int) -> bool:
    return text.count("「", start, place) > text.count("」", start, place)


def _is_predicate(read: ReadSentence, start: int, end: int) -> bool:
    """Whether the noun at ``end`` is what is said of another one: 「点が課題である」."""
    noun = phrase_start(read.tokens, end)
    if noun is None:
        return False
    before = token_ending_at(read.tokens, noun)
    if before is None or read.tokens[before].start < start:
        return False
    return read.tokens[before].surface in {"が", "は", "も"} and read.tokens[before].pos == "助詞"


def _defined_by_name(read: ReadSentence, called: re.Match[str]) -> Iterator[GlossaryEntry]:
    text = read.text
    topic = text.rfind("は、", 0, called.start())
    lead = _LEAD_TO_NAMING.match(text)
    start = topic + 2 if topic >= 0 else lead.end() if lead else 0
    if called.start() - start < _MIN_DEFINITION_CHARS or not ends_in_noun(
        read.tokens, called.start()
    ):
        return
    name, definition = called.span("term"), (start, called.start())
    if "定義" in called.group() and name[1] - name[0] > definition[1] - definition[0]:
        name, definition = definition, name  # ヤングケアラーを「…を行う子ども」と定義します
    term, aliases = split_term(read.verbatim(*name))
    yield GlossaryEntry(
        term,
        aliases,
        read.verbatim(*definition),
        read.span(start, called.end()),
        read.sentence.span,
        0.75,
    )
