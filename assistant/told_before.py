"""A follow-up that names nothing, by what the last reply rests on: 「担当は？」, 「いつ？」.

What was quoted last, and what stands right beside it, is what such a line asks about; a search
for 「いくら」 alone would find any sum.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.answer import DraftStatement, Proof, Turn
from assistant.drafts import Context, Draft, inline
from assistant.evidence import Evidence
from assistant.fragments import Carried
from assistant.row_quotes import said_with_heads, without_group
from assistant.thesaurus import shared_thesaurus
from assistant.topics.rows import Row, rows_in
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence, SentenceKind

_LEAD = (
    r"^(?:(?:では|じゃあ?|それでは|それで|で|あと|ちなみに)、?)?"
    r"(?:(?:それ|そこ|これ|その)(?:は|って|の|を|に)?、?)?"
)
_TAIL = r"(?:の|ん|なの|なん)?(?:です|でしょう|だろう|ます)?(?:か|かな|かね)?[?？。]*$"
_DO = (
    r"(?:に|を|は|が|で)?(?:なる|なります|なった|やる|やり?ます|やってる|やっている|する|します|ある|あり?ます|開く|開き?ます|始ま[るり](?:ます)?"
    r"|始める|できる|でき?ます|決め[たる]|決まっ?[たる]|でき[たる]|作っ[たて]|始め[たる]|始まった|終わっ?[たる]"
    r"|かか[るり](?:ます)?|いる|いり?ます|必要|もらえる|もらえ?ます|払う|払い?ます|出る|出?ます|行う|行い?ます)?"
)
_NUMBER = r"[0-9][0-9,.]*"
_PLACE = re.compile(
    r"[一-鿿ァ-ヺー々]{1,12}(?:センター|公民館|集会所|会館|クリニック|医院|館|所|園|校|庁舎|役場|市役所|病院|室|広場|施設|前|支所|地区|圏域|か所)(?:で|に(?!つ)|の(?=[^、。]{0,12}(?:で|に))|を会場)"
    r"|(?:クリニック|医院|病院|センター|[館園校社])に委託|ホームページ|[0-9]階|[一-鿿ァ-ヺ](?:内|)に(?:開設|設置|新設)"
    r"|[ぁ-ゖ](?:センター|公民館|会館|[館園校])(?:で|に(?!つ))"  # しおさい館に
)
_TIME = re.compile(
    rf"{_NUMBER}(?:年度?|月(?![額間])|日|時)|曜|毎[年月週日]|週{_NUMBER}|年{_NUMBER}回|随時|平日|通年"
)
_DATED = re.compile(
    rf"{_NUMBER}月{_NUMBER}日|{_NUMBER}年{_NUMBER}月|第{_NUMBER}[月火水木金土日]曜|毎月"
)
_BEGAN = re.compile(
    rf"{_NUMBER}(?:年度?|月)[^。]{{0,24}}(?:開設|設置|設立|発足|開始|創設|始め|始ま|でき|整備|開館|オープン|導入|設け|完成|竣工|建て|建設|開い|策定|制定)"
)
# 「申請は、…毎年6月30日までに産業建設課に提出します」
_TO_WHOM = re.compile(
    r"(?:申し?込み?|申請|応募|届け?出)[^。]{0,60}?"
    r"(?:[一-鿿](?:課|係|室|会|局|所|館|センター)|窓口)[^。]{0,30}?[にへで]"
)
_BY_WHOM = re.compile(
    r"(?:運営|運行|実施|管理|主催|配達)(?:は|を)[^、。]{2,24}(?:が(?:担|行|して|受け)|に委託)"
    r"|[一-鿿]が(?:担[いうっ]|行い|運営し|運行し)"
)
_AMOUNT = re.compile(rf"{_NUMBER}(?:%|パーセント|割|ポイント|倍|人|件|戸|台|便|円|回|か所)")
_SUM = re.compile(rf"{_NUMBER}(?:千|万|億)*円|無[料償]|{_NUMBER}割|分の{_NUMBER}|全額|有料|実費")
_CHANGE = re.compile(
    rf"{_NUMBER}(?:千|万|億)*[^、。0-9]{{1,8}}(?:の)?(?:引き?上げ|引き?下げ|増|減|上昇|低下|差|アップ|ダウン)"
)
_CONDITION = re.compile(r"必要(?:です|が|と)|条件|要件|限[るりら]|対象は|対象とし|歳以上|以上の")
_WEEKDAY = re.compile(r"曜|平日|休日|毎日|祝日|土日")
_SPAN = re.compile(r"から[^。]{0,16}(?:まで|の間)|[0-9](?:か年|年間|か月間|日間|週間)|~")
_OFTEN = re.compile(r"(?:年|月|週)(?:に)?[0-9]+[回度]|毎[年月週日]|[0-9]+か月に|隔[年月週]|ごと")
# What a whole line asks -> what a sentence must say, and the head of the column that says it.
_ASKED = tuple(
    (re.compile(f"{_LEAD}(?:{asked}){_TAIL}"), said, head)
    for asked, said, head in (
        (
            r"(?:担当|所管|主管)(?:(?:の|する)?(?:課|部署|係|ところ))?(?:は|って|しているのは)?(?:(?:どこの?|どの|何)(?:課|部署)?|誰|だれ)?"
            r"|(?:どこの|どの|何)(?:課|部署|係)(?:が|で)?(?:担当|所管|やって)?(?:して)?(?:い?る)?"
            r"|(?:誰|だれ|どこ)が(?:担当|やる|やって(?:い?る)?|する|して(?:い?る)?)",
            None,
            "担当課",
        ),
        (
            r"いつ(?:ごろ|頃)?(?:に)?(?:でき|作っ|作ら|始ま|始め|建て|建っ|開い|設け|設置し)[たてれ][^、。]{0,6}",
            _BEGAN,
            "開設",
        ),
        (
            rf"いつ(?:から|まで|ごろ|頃)?(?:に)?{_DO}|(?:時期|日時|期限|期日|締め?切り?|しめきり|いつ)は",
            _TIME,
            "時期",
        ),
        (r"(?:実施|調査|募集)?期間は(?:いつ|どのくらい)?", _SPAN, "期間"),
        (
            r"(?:返って|戻って|回収(?:でき|され|し)|回答し|答え)(?:き|て)?(?:くれ)?た(?:の|人|数|もの)?は(?:何[人件通]|どのくらい)?",
            re.compile(r"回収|回答(?!者の)"),
            "回収数",
        ),
        (rf"(?:年に|月に|週に)?何回(?:くらい)?{_DO}|(?:回数|頻度)は", _OFTEN, "回数"),
        (rf"どこ(?:で|に)?{_DO}|(?:場所|会場)は(?:どこ)?", _PLACE, "場所"),
        (
            rf"(?:お金|費用|料金|代金|利用料|参加費|予算|金額|補助|補助金)?(?:は|って|が)?、?(?:いくら|何円|どのくらい|どれくらい)(?:まで)?{_DO}"
            rf"|(?:お金|費用|料金|利用料|参加費)(?:は|って)|(?:お金|費用)(?:は|が|も)?{_DO}|(?:無料|有料|ただ|タダ)",
            _SUM,
            "料金",
        ),
        (
            r"(?:人|方|かた)?の?(?:所属|肩書き?)(?:は|って)(?:どこ|何)?|(?:人|方)(?:は|って)どこの人",
            None,
            "所属",
        ),
        (
            r"差(?:額)?は(?:いくら|いくつ)?|(?:いくら|どれくらい|どのくらい|どれだけ|何円)(?:上が|下が|増え|減っ|違)[^、。]{1,6}",
            _CHANGE,
            "",
        ),
        (
            r"(?:申し?込み?|申請|応募|届け?出)(?:先|窓口|場所)?(?:は|って)(?:どこ(?:に|へ|で)?)?"
            r"(?:する|します|すれば(?:いい|よい))?",
            _TO_WHOM,
            "申込先",
        ),
        (
            r"(?:誰|だれ|どこ)が(?:担当|やる|やって(?:い?る)?|する|して(?:い?る)?"
            r"|運営(?:し(?:て(?:い?る)?)?)?|運行(?:し(?:て(?:い?る)?)?)?)",
            _BY_WHOM,
            "",
        ),
        (r"どのくらい|どれくらい|いくつ", _AMOUNT, ""),
        *(
            (
                rf"(?:割合は)?何(?:{unit})(?:くらい|ぐらい)?{_DO}",
                re.compile(rf"{_NUMBER}(?:{unit})"),
                head,
            )
            for unit, head in (
                ("%|パーセント|割", "割合"),
                ("人|名", "人数"),
                ("件", "件数"),
                ("台", "台数"),
            )
        ),
        (r"(?:条件|要件)(?:は|って)(?:何|どう|あり?ます|ある)?", _CONDITION, "条件"),
        (r"(?:[月火水木金土日]曜日?|土日|祝日|週末|休日)(?:は|も|でも|だと)", _WEEKDAY, "曜日"),
        (
            r"どの(?:地区|地域|場所|ところ|施設|学校)(?:から|で|に|へ)?[^、。]{0,6}",
            re.compile(r"[一-鿿](?:地区|地域|校|所|館|園)(?:から|で|に|を|は|、)"),
            "地区",
        ),
        (
            r"(?:[一-鿿]{1,4}の)?(?:期限|締め?切り?)(?:とか|って|は|も|が)?、?(?:ある|あり|いつ|ない)[^、。]{0,4}",
            re.compile(
                rf"期限|締め?切|{_NUMBER}(?:日|か月|週間|年)以内|{_NUMBER}(?:日|月末日?)まで"
            ),
            "期限",
        ),
        (r"次(?:回)?は(?:いつ|何日|何曜日?)", _DATED, "日程"),
        (
            r"お?休みは(?:いつ|何曜日?|ある|あり)?|(?:定休|休館)日?は(?:いつ|何曜日?)?",
            re.compile(r"休[館所業園みむ]|定休|閉[館所]"),
            "休館日",
        ),
        (
            r"電話(?:番号)?は(?:何番)?|(?:どこ|何番)に(?:電話|かけ)(?:すれば|たら)(?:いい|よい)?|連絡先は",
            re.compile(r"[0-9]{2,5}-[0-9]{1,4}-[0-9]{3,4}"),
            "電話番号",
        ),
        (r"(?:目標|目標値)は(?:いくつ|いくら|何%|どのくらい)?", None, "目標値"),
        (r"(?:今|いま|現在|現状|現状値)は(?:いくつ|いくら|何%|どのくらい|どう)?", None, "現状値"),
        (r"(?:内容|中身|何を)(?:は|って)?(?:する|やる|して)?(?:くれる)?", None, "内容"),
    )
)
_WORK_HEAD = re.compile(r"(?:主な)?(?:役割|業務|職務|仕事)(?:内容)?")
_MARKED = re.compile(r"[ \u3000]*【[^】]*】$")
_LABEL = re.compile(r"[一-鿿]{2,4} ?[0-9０-９]{1,2}")
_NOUN = re.compile(r"[一-鿿ァ-ヺー々]{2,}")
_SAME = 3  # last characters of a noun by which it is called again: 協力員 of 民生委員協力員
_POINTS = re.compile(
    r"^(?:[^一-鿿ァ-ヺ]{0,4})(?:同|この|その|これ|それ|利用料|料金|参加費|会場|場所|日時|期間|対象"
    r"|入[館場園]料|使用料|受講料|運賃|会費|開[館所園]時間|休[館所業園]日|定員|申し?込み?|講師)"
)
# 「任期は？」: a noun that what was told, or the next sentence, says something of.
_BARE = re.compile(
    rf"{_LEAD}(?P<noun>[一-鿿ァ-ヺー]{{2,6}})(?:は|って)(?:何|どう|ある|あり|誰|だれ|どなた|どこ|いくら|いつ)?{_TAIL}"
)
_BESIDE = 2  # sentences before and behind what was quoted
_BEHIND = 4  # sentences behind it, where they begin with what such a thing has: 「入館料は、…」


def row_meanings(text: str, last: Turn, documents: dict[DocId, Document]) -> tuple[Carried, ...]:
    """「担当は？」 after a row was quoted: 「書かない窓口の導入の担当課は」, of that row.

    Args:
        text: The line, normalised.
        last: The turn before it.
        documents: That are held.
    """
    head = next((head for asked, _, head in _ASKED if asked.match(text)), "")
    rows = list(_rows_told(last, documents)) if head else []
    if rows and not _is_inside(last.proofs[0], rows):
        return ()  # a sentence was told first, and the row beside it
    if head == "内容":  # of a table that calls it 役割
        heads = (one for row in rows for one in row.header)
        head = next((one for one in heads if _WORK_HEAD.fullmatch(one)), head)
    own = (without_group(documents[row.doc_id], row) for row in rows)
    names = dict.fromkeys(_MARKED.sub("", row.cells[0]) for row in own)
    if len(names) != 1:
        return ()
    ((name, _),) = names.items()
    if _LABEL.fullmatch(name) and name not in last.question:
        return ()  # 「課題4」 is no thing that anybody is in charge of
    return (Carried(f"{name}の{head}は", name, is_certain=True),)


def _is_inside(proof: Proof, rows: Sequence[Row]) -> bool:
    doc_id, span = proof
    return any(row.doc_id == doc_id and row.sentence.span.contains(span) for row in rows)


def answer_beside(context: Context, last: Turn) -> Draft | None:
    """The draft that quotes what was told last, or stands beside it; None where neither tells."""
    kinds = _kinds_asked(context.question.text) or _noun_asked(context.question.text)
    if not kinds:
        return None
    told, beside = list(_told(context, last)), list(_beside(context, last))
    for said in kinds:
        for found in (told, beside):
            for doc_id, sentence in found:
                own = normalize(sentence.span.of(context.documents[doc_id].text))
                at = said.search(own)
                if at and (found is told or at.start() == 0 or _goes_on(last, own)):
                    return _quoted(context, doc_id, sentence, last)
    return None


def _kinds_asked(text: str) -> list[re.Pattern[str]]:
    """What a sentence must say to answer a whole line, each that it may ask for."""
    return [said for asked, said, _ in _ASKED if said is not None and asked.match(text)]


def _noun_asked(text: str) -> list[re.Pattern[str]]:
    """The same of 「任期は？」: that the noun, or another word for it, is said something of."""
    bare = _BARE.match(text)
    if bare is None or any(asked.match(text) for asked, _, _ in _ASKED):
        return []
    names = (bare["noun"], *shared_thesaurus().same_as(bare["noun"]))
    named = "|".join(map(re.escape, names))
    return [re.compile(rf"(?:{named})」?(?:は|を|が|に(?!よ[るっりれ]|関|対)|、|:|(?=[0-9]))")]


def tells_nothing_new(context: Context, draft: Draft, last: Turn) -> bool:
    """Whether a draft quotes what was told again, which lacks what 「場所は？」 asks for."""
    kinds = _kinds_asked(context.question.text)
    proofs = [proof for statement in draft.statements for proof in statement.proofs]
    if not kinds or not proofs or not any(_is_told(proof, last) for proof in proofs):
        return False
    quotes = [normalize(span.of(context.documents[one].text)) for one, span in proofs]
    return not any(said.search(quote) for said in kinds for quote in quotes)


def _is_told(proof: Proof, last: Turn) -> bool:
    doc_id, span = proof
    return any(
        other == doc_id and told.start < span.end and span.start < told.end
        for other, told in last.proofs
    )


def _goes_on(last: Turn, text: str) -> bool:
    """Whether a sentence beside what was told is of the same: it names it again, or points."""
    nouns = [noun for name in (last.topic, *last.phrases) for noun in _NOUN.findall(name)]
    return _POINTS.match(text) is not None or any(noun[-_SAME:] in text for noun in nouns)


def _rows_told(last: Turn, documents: Mapping[DocId, Document]) -> Iterator[Row]:
    for doc_id, span in last.proofs:
        document = documents.get(doc_id)
        for row in rows_in(document) if document is not None else ():
            if row.sentence.span.start <= span.start < row.sentence.span.end:
                yield row


def _places(context: Context, last: Turn) -> Iterator[tuple[DocId, int]]:
    """Each sentence that the last reply rests on, by its place in the document."""
    for doc_id, span in last.proofs:
        document = context.documents.get(doc_id)
        if document is None:
            continue
        end = bisect_left(document.sentences, span.end, key=lambda one: one.span.start)
        start = bisect_left(document.sentences, span.start + 1, key=lambda one: one.span.end)
        yield from ((doc_id, place) for place in range(start, end))


def _told(context: Context, last: Turn) -> Iterator[tuple[DocId, Sentence]]:
    for doc_id, place in _places(context, last):
        yield doc_id, context.documents[doc_id].sentences[place]


def _beside(context: Context, last: Turn) -> Iterator[tuple[DocId, Sentence]]:
    """What stands behind and before what was told, under the same heading; no rows."""
    for doc_id, place in _places(context, last):
        sentences = context.documents[doc_id].sentences
        for step in (1, -1, 2, -2, *range(_BESIDE + 1, _BEHIND + 1)):
            other = place + step
            if (
                0 <= other < len(sentences)
                and sentences[other].section == sentences[place].section
                and sentences[other].kind in (SentenceKind.BODY, SentenceKind.LIST_ITEM)
            ):
                own = normalize(sentences[other].span.of(context.documents[doc_id].text))
                if abs(step) <= _BESIDE or _POINTS.match(own):
                    yield doc_id, sentences[other]


def _quoted(context: Context, doc_id: DocId, sentence: Sentence, last: Turn) -> Draft:
    quote = inline(sentence.span.of(context.documents[doc_id].text))
    told = said_with_heads(context, doc_id, sentence) or context.say("evidence.quote", quote=quote)
    statement = DraftStatement(told, ((doc_id, sentence.span),))
    return Draft(
        (statement,), confidence=0.7, topic=last.topic, doc_ids=(doc_id,), is_from_text=True
    )


def stands_beside(last: Turn, documents: Mapping[DocId, Document]) -> Callable[[Evidence], bool]:
    """Tells of a sentence whether it stands under a heading of what was told last, untold.

    Another row of a table that a row was told of is of another thing.
    """
    held = [(one, span) for one, span in last.proofs if one in documents]
    headings = {(one, documents[one].path_at(span.start)) for one, span in held}
    has_row = next(_rows_told(last, documents), None) is not None

    def is_beside(evidence: Evidence) -> bool:
        sentence, doc_id = evidence.sentence, evidence.doc_id
        if has_row and sentence.kind is SentenceKind.TABLE_ROW:
            return False
        path = documents[doc_id].path_at(sentence.span.start)
        is_under = path != () and (doc_id, path) in headings
        return is_under and not _is_told((doc_id, sentence.span), last)

    return is_beside
