"""What a Japanese question asks for, by its question words; which of its words are mere form."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Want(StrEnum):
    """The kind of thing that would answer."""

    WHEN = "when"
    START = "start"
    END = "end"
    LENGTH = "length"
    IS_OVER = "is_over"
    ORDINAL_YEAR = "ordinal_year"
    HAS_BEGUN = "has_begun"
    REMAINING = "remaining"
    PERIOD = "period"
    WHO = "who"
    NAME = "name"
    HOW_MANY = "how_many"
    MONEY = "money"
    CONTACT = "contact"
    CLOCK = "clock"
    ADDRESS = "address"
    WHICH = "which"
    ALL = "all"
    WHY = "why"
    WHERE = "where"
    HOW = "how"
    DEFINITION = "definition"
    ABBREVIATION = "abbreviation"
    ROLE = "role"
    TARGET = "target"
    CURRENT = "current"


# いつ and the ways of asking for a year.
_W = r"(?:いつ(?:頃|ごろ)?|(?:平成|令和|西暦)?何年度?|なんねんど?|何月)"
# Each pattern is matched on the normalised question; what it matches is form and not content.
_PATTERNS: tuple[tuple[Want, str], ...] = (
    (Want.IS_OVER,
        r"(?:もう|すでに|既に)?(?:終わ|おわ|終了|満了|過ぎ|すぎ|切れ)(?:っ|り"
        r"|し)?(?:て(?:い)?(?:る|ます|ない|ません)|た|まし|です|済)"
        r"|(?:もう|すでに|既に)古(?:い|く|か)|有効|期限切れ|続い|続き(?=ます)|継続中|現役|期間(?:中|内)(?=です|でしょう|か|なの|だ|[?？]|$)|まだ(?=.{0,8}(?:計画|期間|有効|続|中|内))"),
    (Want.HAS_BEGUN,
        r"(?:もう|すでに|既に)?(?:(?:始|はじ)ま(?:っ(?:て(?:い)?(?:る|ます)|た)|りまし)"
        r"|スタートし(?:た|て(?:い)?(?:る|ます)|まし)"
        r"|開始(?:し(?:た|て(?:い)?(?:る|ます)|まし)|され)|(?:開始|(?:始|はじ)まる)前)"),
    (Want.ORDINAL_YEAR, r"何年目|第何年度|何年度目"),
    (Want.REMAINING,
        r"(?:あと|残り)(?:は)?(?:何年|どれ?くらい|どのくらい|何か月|いくら)|残り期間|残ってい"
        r"|残りは|残りの年数"),
    (Want.LENGTH,
        r"何[かヶカ箇]?年(?:間|計画|の計画|分)|残りの年数|何年(?:間)?の(?:計画|期間)|年数"
        r"|どれ?くらいの(?:期間|長さ)|(?:長さ|期間)は?(?:どの"
        r"|どれ)くらい|期間の長さ|長さ(?=[はをって?]|$)|何年(?:間)?(?:続|つづ)|何年(?:ある|あり|です(?:か|$))(?=.{0,3}$)"),
    (Want.START,
        rf"{_W}.{{0,4}}?から(?!.{{0,8}}まで)|{_W}[^、。]{{0,8}}(?:始|はじ|スタート|開始)"
        rf"|(?:始ま|はじま|開始"
        rf"|スタート)(?:り|る|った|し)?(?:[^、。]{{0,10}}{_W}|の?年度?|時期|日|は)|初年度|始期|最初の年度?|(?<=計画の)始まり|はじまり"),
    (Want.END,
        rf"(?<!から){_W}.{{0,4}}?まで|{_W}[^、。]{{0,8}}(?:終|おわ|満了|切れ|期限)|(?:終わ|おわ"
        rf"|終了|満了|期限|ゴール)(?:り"
        rf"|る|った|し)?(?:は|の(?:年|時期|は)|[^、。]{{0,10}}{_W}|年度?|時期|日|[?？]|$)|最終年度?|目標年度|終期|最後の年度?"),
    (Want.PERIOD,
        r"計画の?対?象?期間|対象期間|期間|いつからいつまで|計画の機関(?=[はがを]?(?:いつ|何年"
        r"|教))|何年度?から(?:何|平成何|令和何|西暦何)年度?まで"
        r"|平成何年度?から平成何年度?まで|令和何年度?から令和何年度?まで|年度の範囲"
        r"|カバーし(?:て|た)|対象(?:と(?:なる|する))?年度|何年度?から何年度?"
        r"|(?:なんねんど?|何年度?)から(?:なんねんど?|何年度?)まで"),
    (Want.WHEN,
        r"いつ(?!も)|何年度|何年(?!間|目)|何月|何日|年月日?|(?:設立|設置|策定|制定|開始|発足"
        r"|宣言|改定|公布|施行|開設|決定|提出|創設)(?:年度?"
        r"|日)|時期|日付|日程|西暦|和暦"),
    (Want.NAME,
        r"氏名|(?:人|者|長|員|官|役|方|かた|さん|[A-Z]{2,})の(?:お)?(?:名前|なまえ|フルネーム)"
        r"|(?:お)?名前は(?:誰|だれ)|何という人"
        r"|何さん|お名前"),
    (Want.CONTACT,
        r"電話(?:番号)?|でんわ|TEL|ファクス|FAX|メール(?:アドレス)?|連絡先|問い合わせ先"
        r"|問合せ先|URL|ホームページのアドレス"),
    (Want.ADDRESS, r"住所|所在地|番地"),
    (Want.MONEY,
        r"いくら(?!でも)|予算(?:額|規模)?|総?事業費|費用|経費|金額|総額"
        r"|[一-鿿]{1,6}費(?=[はをがの?、]|$)|代金|料金|手数料|値段|報酬|手当"
        r"|何円|何万円|何億円|何千円"),
    (Want.CLOCK, r"何時(?:から|まで|に|です)?|開館時間|営業時間|受付時間|開庁時間"),
    (Want.WHO,
        r"(?:誰|だれ|どなた)(?:が|に|を|の|です|でしょう)?|(?:する|している|した|てる"
        r"|てくれる)(?:人|方|者|役)(?:たち)?(?:は|って|[?？]"
        r"|$)|(?:する|てる|いる)のは[?？]?$"),
    (Want.WHY,
        r"なぜ|どうして|なんで(?!も)|理由|何のため|なんのため|目的(?!地)|趣旨|背景|ねらい"
        r"|きっかけ|経緯"),
    (Want.HOW_MANY,
        r"いくつ|何(?:個|人|(?:千|万|億)?(?:トン|グラム|円|件|人)|件|回|割|世帯|校|か所|カ所"
        r"|箇所|点|本|つ(?!目)|種類|名|%|パーセント|トン"
        r"|グラム|台|項目|団体|区|社|歳|km|キロ|ha|ヘクタール)(?!目)(?:です)?|どれ?くらい"
        r"|どのくらい|どれほど|人数|定員|定数|委員数|件数|回数"
        r"|個数|(?:の|(?<=[一-鿿ァ-ヺー]))数(?=[はを?？]|$)|(?<!総)合計(?!画)|割合は"),
    (Want.ABBREVIATION,
        r"何の略(?:称|語)?|略称|(?:日本語|英語)(?:で|に)(?:言|い|書|訳|は|何)|英語で略さず|略さず|正式(?:な)?名称|フルネーム"),
    (Want.DEFINITION,
        r"(?:って|とは)(?:、)?(?:一体)?(?:何|なに|なん)(?!人|個|の(?:ため|略))"
        r"|とは(?:、)?(?:どういう|どんな|どのような)|(?:って"
        r"|とは)[?？]?$|意味|とは(?:誰|だれ|どなた)の?こと|定義|(?:って)(?:どういう|どんな)|どういう(?:もの|こと|意味|用語|言葉|組織)|何を指"),
    (Want.ALL,
        r"全部|すべて|全て|ぜんぶ|列挙|一覧|リスト|挙げて|あげて|並べ|何と何|それぞれ|内訳"
        r"|ひととおり|一通り|もれなく"),
    (Want.ROLE,
        r"役割|役目|仕事|担当業務|職務|任務|所掌(?:事項|事務)?(?=は|を|って|$|[?？])|何をする"
        r"|何をし(?:て|ます)"
        r"|何をやる|(?:何|なに)を?(?:やって|している|してる"
        r"|して(?:くれ|い)|する(?:の|人|ところ|組織|会議|部署|役))|何のためにいる|何を(?:統括"
        r"|担当|検討)|どんなこと(?:を)?(?:する|して)"
        r"|何について検討|やっていること|活動内容"),
    (Want.WHERE,
        r"どこ(?:です|に|で|の|が|へ)?|(?:する|している|してる|見ている|担う|扱う|行う|やる"
        r"|まとめている|仕切ってる)の?(?:ところ|とこ|組織|部署|機関"
        r"|会議|委員会)|何という(?:組織|会議|委員会|ところ|機関|部署)|どの(?:組織|部署|課|部|機関|団体|会議|委員会)|何課|何部(?!門)"),
    (Want.HOW, r"どうやって|どのように|どんな(?:ふう|方法)|方法|やり方|手順|手続き?|仕組み"),
    (Want.TARGET, r"目標値?(?=[はをがの?]|$)|目指す値"),
    (Want.CURRENT, r"現状値?|現在の値"),
    (Want.WHICH,
        r"どれ|どの(?!よう|くらい)|どんな|どのような|何が(?:あり|ある|含ま|挙げ)|何(?:です|か"
        r"|を|に|で|と|が|は|って|という|[?])|何$"
        r"|なに(?:です|が|を|か|[?]|$)|なん(?:です|だ|という)|どう(?:いう|なって|なる|です)|名前|名称|なまえ"),
)  # fmt: skip
_COMPILED = tuple((want, re.compile(pattern)) for want, pattern in _PATTERNS)
_UNIT = re.compile(
    r"何(?P<unit>個|人|件|回|割|世帯|校|か所|カ所|箇所|点|本|種類|名|%|パーセント|トン|グラム"
    r"|台|項目|団体|区|社|歳|km|キロ|ha|ヘクタール)"
    r"|(?P<people>人数|定員|定数|委員数)|(?P<times>回数)|(?P<cases>件数)"
)
# Polite shells and particles of address around what is asked.
_SHELL = re.compile(
    r"(?:について|に関して|のことを?)?(?:教え|おしえ|知り|しり|説明し|答え|こたえ|聞き|示し"
    r"|述べ|並べ|お?伺い|お?尋ね)"
    r"(?:て|たい|させて)?(?:ください|下さい|くれ(?:る|ます)?|もらえ(?:る|ます)|ほしい|欲しい"
    r"|いただけ(?:ます|る)|です|の|ん|か)*"
    r"|(?:ご|御)(?:教示|説明|案内|回答|確認)(?:いただけ|ください|願|を)?(?:ます|ませんか"
    r"|でしょうか)*|お(?:聞かせ|示し)(?:ください|いただけ)?"
    r"|(?:どうぞ)?(?:よろしく|宜しく)?(?:お|御)願い(?:し|いたし|致し)?(?:ます|申し上げます)?"
    r"|お忙しいところ|恐れ入りますが?|申し訳(?:ありません"
    r"|ございません)が?|お手数ですが"
    r"|でしょうか|ですか|ますか|ましたか|んですか|のですか|だっけ|っけ|かな|ですよね"
    r"|すみません(?:が)?|いただけますでしょうか"
    r"|ちなみに|ところで|では(?=、|[一-鿿])|じゃあ?|えっと|あの[、ー]|です|ます|でした|ました"
    r"|ください|下さい|くわしく|詳しく|簡単に|簡潔に|正確に|具体的に"
    r"|要するに|ざっくり|できれば|ようするに|書いてあ(?:る|っ)た?|書かれ(?:て|た)"
)
_YES_NO_END = re.compile(
    r"(?:です|ます|ました|でした|ません|でしょう|だった|いる|ある|ない|た|の|ん|る)(?:の"
    r"|ん(?:です)?)?か[?？。]*$"
    r"|(?:ます|です|いる|ある|した|てる|った|るの|たの|よね|るか|れる|える)[?？]+$|かどうか"
    r"|(?:です|ます|ました|だ|だった|でした)よね[。?？]*$|(?:でし|まし|だ|だった|った|る)たっけ[。?？]*$"
    r"|(?:でした|ました|だった|った|だ)っけ[。?？]*$|(?:じゃ|では)ない(?:の|ん(?:です)?か)[。?？]*$"
    r"|合って(?:い)?(?:ます|る)|あって(?:ます|る)[?？]"
    r"|(?:正しい|本当|ほんと)"
)


# 何か, どこか and いつか ask nothing.
_INTERROGATIVE_WORD = re.compile(
    r"何(?!か(?:あ|が|を|ご))|なに|なん(?:です(?!よ)|だ(?!よ)|の|て|と|年|人)|誰|だれ|どなた"
    r"|どこ(?!か)"
    r"|どの|どれ|いつ(?!か|も)|いく[つら]"
    r"|どう(?!か|も|ぞ)|なぜ|どんな"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question words of one question."""

    wants: frozenset[Want]
    unit: str  # of HOW_MANY: 人, 件, 回 ...; "" when none is named
    is_yes_no: bool
    form: tuple[tuple[int, int], ...]  # ranges of the text that are form and not content


def find_wants(text: str) -> Asked:
    """Read the question words of a normalised question."""
    wants = set()
    form = []
    for want, pattern in _COMPILED:
        for match in pattern.finditer(text):
            wants.add(want)
            if want not in _CONTENTFUL:
                form.append(match.span())
    form.extend(match.span() for match in _SHELL.finditer(text))
    unit = _UNIT.search(text)
    is_yes_no = bool(_YES_NO_END.search(text)) and not _INTERROGATIVE_WORD.search(text)
    return Asked(frozenset(wants), _unit(unit), is_yes_no, tuple(sorted(form)))


# Words that ask and name at once: they stay content.
_CONTENTFUL = frozenset({Want.TARGET, Want.CURRENT, Want.ROLE})


def _unit(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    if match["people"]:
        return "人"
    if match["times"]:
        return "回"
    if match["cases"]:
        return "件"
    return {"名": "人", "パーセント": "%", "カ所": "か所", "箇所": "か所"}.get(
        match["unit"], match["unit"]
    )
