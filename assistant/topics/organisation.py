"""Questions which body does something, which roles sit in one, which bodies of a kind there are."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.drafts import Draft, DraftFact, DraftStatement
from assistant.names import canonical
from assistant.topics.bodies import (
    GENERIC_BODY,
    Entry,
    Mentions,
    draft_of,
    duty_of,
    first_each,
    name_of,
    share_said,
)
from assistant.topics.governance_asks import GovernanceAsk
from assistant.wants import Want
from corpus.records import DocId

_PLACED = re.compile(
    r"配置|置(?:か|い)|配属|(?:に|には)(?:は)?(?:誰|だれ|どんな人|何)(?:が|を)?(?:い|置)"
    r"|に(?:も|は)?担当者"
)
_WHERE_PLACED = re.compile(
    r"(?:どこ|どの(?:組織|部署|会議|本部|課|委員会)|何の(?:組織|会議))(?:に|の)?(?:置|配置|所属"
    r"|属|出席|参加|いる|い(?:ま|る))"
)
_PLACED_WORDS = frozenset(
    "配置 配属 置く 職 役職 人 担当 担当者 職員 役 居る いる 設置 設ける 有る 分かれる".split()
)
_EVERY_OFFICE = re.compile(
    r"(?:各|すべての|全ての|全|それぞれの)(?:部署?|課|所属|職場|地区|行政区|区)(?!長)"
    r"|どの(?:部署?|課|所属|職場|地区|行政区|区)に?も"
    r"|(?:部や)?[課部署]+(?:ごと|ひとつひとつ|1つ1つ)"
)
_NAME_ASKED = re.compile(
    r"何という|なんという|なんて|何て|呼|名前|名称|(?:人|役|担当者?|職員|係|リーダー|世話役|推進員)[はをがに、]"
    r"|い(?:ます|る)(?:の|か|[?？])"
)
_SAID_OF_POSTS = frozenset(
    (
        "課 部署 部 係 職場 所属 地区 行政区 役所 市役所 役場 庁 人 者 役 担当 担当者 職員 "
        "置く 居る 有る 呼ぶ 呼び名 名前 名称 名 言う 様 みたい 纏め役 纏め リーダー 世話役 "
        "世話 それぞれ ごと 毎 配置 配属 任命 選ぶ 決まる 事 為る"
    ).split()
)
_KIND_ASKED = re.compile(
    r"(?<![一-鿿])(?P<kind>部会|委員会|会議|協議会|審議会|チーム|ワーキンググループ)(?:って|は"
    r"|には|とは)(?:、)?(?:何|なに|どんな|どれ|いくつ|全部)"
)
_KINDS = re.compile(r"部会|委員会|審議会|協議会|懇話会|懇談会|会議|本部|チーム|グループ")
OF_BODIES = re.compile(
    rf"{_KINDS.pattern}|組織|体制|布陣|陣容|集まり|[のるう]会|誰|だれ|どこ|部署|課(?!題)|[係役](?!割)|委員|団体|機関|仕組み|しくみ"
)
CENTRE = re.compile(r"中心|核とな|メイン|中核|統括")
_PICTURE = re.compile(r"(?:何番|どの|どれ)の?[図表]|[図表]は(?:何番|どれ)")
_SEVERAL, _MOST_BODIES = 2, 15
_ON_SYSTEM = re.compile(r"体制|推進の?組織|計画の推進|進行管理")  # a heading
_CHIEF = re.compile(r"C[A-Z]{1,3}O|[^、及び]{2,8}責任者")
# Posts that every body has.
_OF_EVERY_BODY = re.compile(
    r"(?:^|[部会議班隊所])(?:長|員|議員|委員|幹事|監事|顧問)$|長$|^(?:委員|構成員|会員|幹事|座員|庶務|事務局|オブザーバー)|議員$|氏名"
)
_COMPOUND = 4  # characters of a noun that tells one duty from another
_MIN_DUTY_SHARE = 0.6
_HEAD_ASKED = re.compile(r"の(?:長|会長|座長|委員長|本部長|部会長|代表|トップ)(?:は|って|を|の)")
_TO_WHOM = re.compile(r"(?:誰|だれ|どこ|どなた)(?:に|へ)(?!よ|あ)")
# 「推進本部をつくったのは誰」 asks who made it, and not who does what
WAS_MADE = re.compile(
    r"(?:誰|だれ|どこ|どなた)が(?:作|つく|策定|制定|定め|決め|立て)(?:っ|し|り|り?まし)*た|(?:作|つく|創|設(?:置し|け|立し)|置い|定め|決め|立ち上げ)(?:っ)?た(?:の|人|方|ところ)?(?:は|って)、?(?:誰|だれ|どこ|どなた)"
)
_WHO_IS = re.compile(
    r"[^、。はがをにの]{2,20}(?:って|は)、?(?:誰|だれ|どなた)(?:です|でしょう|なの|[?？]|$)"
)
# Verbs that say no more than that somebody sees to it.
_HANDLES = re.compile(
    r"(?P<what>[一-鿿ァ-ヺーA-Za-z]{2,12})(?:の(?:仕事|しごと|こと|担当))?(?:を|に)(?:見|する|みて?い?|扱[うっ]|担[うっ]|担当(?:し|する)|受け持|やっ|やる|つかさど|(?:取り)?まとめ|とりまとめ"
    r"|管轄|所管|当た|あたっ)(?:て)?(?:い)?(?:る|ている|ってい?る|つ)?(?:の|ところ|組織|会議|部会|委員会)(?:は|って)"
    r"(?:、?(?:どこ|どれ|誰|何)[^。]{0,6})?[?？。]?$"
)
# 「システムの調達をチェックする組織はある？」
_WATCHED = re.compile(
    r"(?P<what>[一-鿿ァ-ヺー]{2,10}(?:の[一-鿿ァ-ヺー]{2,8})?)を(?P<does>チェック|監視|審査|確認|点検|見張|検討|統括)"
    r"(?:する|してい?る|って(?:い)?る)(?:組織|機関|委員会|会議|ところ|仕組み)(?:は|って|が)?、?(?:あ[るり]|どこ)"
)
_CHECKING = frozenset("チェック 監視 審査 確認 点検 見張".split())
_CHECKS = re.compile(r"審査|確認|点検|監視|検証|適正|監査|チェック")
_HANDLED = (
    re.compile(
        r"^(?P<what>[一-鿿ァ-ヺーA-Za-z]{2,12})の(?:担当|所管|受け持ち)(?:部門|部署|組織|機関|会議)?(?:って|は)、?(?:どこ|誰|だれ)"
    ),
    re.compile(
        r"(?P<what>[一-鿿ァ-ヺー]{2,8}(?:[なの][一-鿿ァ-ヺー]{2,8})?)(?:は|って)、?[^、。はが]{1,12}"
        r"(?:じゃな(?:くて|く)|では?な(?:く|くて))、?(?:どこ|誰|だれ)(?:で|が)"
    ),
    _WATCHED,
)
_FILLED = re.compile(r"充て|就[くい]|任[命じ]")
# 調達に関わるのはどれですか; 調達に関わる会議体は何か
_CLEFT = re.compile(
    r"のは(?:、)?(?:どれ|どちら|何(?:です|[?？]|$))"
    r"|[うくすつぬぶむるたい](?:会議体?|組織体?|部会|分科会|委員会|協議会|機関|部署|集まり|会|職|責任者)"
    r"(?:の名(?:前|称)|名)?は(?:、)?(?:何|どれ|どこ|どちら|[?？。]|$)"
)

_AT_A_PLACE = re.compile("どこで|[課係局室]はどこに(?:あ[りる]|行)|何階")


def _who_handles(mentions: Mentions) -> Draft | None:
    """「セキュリティを見るのは」: the one body whose stated duty has what is seen to."""
    text = mentions.question.text
    asked = next(filter(None, (one.search(text) for one in (_HANDLES, *_HANDLED))), None)
    if asked is None or (mentions.is_yes_no and asked.re is not _WATCHED):
        return None
    thing = re.sub("の", "", canonical(asked["what"]))
    duties = ((e, re.sub("の", "", canonical(e.role.duty or ""))) for e in mentions.entries)
    found = first_each([entry for entry, duty in duties if thing in duty])
    if asked.re is _WATCHED:  # a body whose duty it is, and not only one that hears of it
        does = _CHECKS if asked["does"] in _CHECKING else re.compile(asked["does"])
        found = [e for e in found if not e.role.role and does.search(e.role.duty or "")]
    if len({name_of(e) for e in found}) != 1:
        return None
    who, duty = name_of(found[0]), duty_of(mentions.context, found[0])
    text = mentions.context.say("governance.does", who=who, duty=duty)
    return draft_of(mentions, [(text, found[0])], topic=who, entity=who, confidence=0.85)


def answer_doer(mentions: Mentions) -> Draft | None:
    """「補助金の申請は誰が審査しますか」: the body or role whose stated duty says so."""
    if (handled := _who_handles(mentions)) is not None:
        return handled
    question, say = mentions.question, mentions.context.say
    asks_which = _CLEFT.search(question.text) is not None
    if not (question.wants(Want.WHO, Want.WHERE) or asks_which) or question.wants(
        Want.NAME, Want.WHEN, Want.HOW_MANY
    ):
        return None
    if _AT_A_PLACE.search(question.text):
        return None  # 「助言はどこで行われますか」, 「推進課はどこにありますか」 ask for no doer
    if any(one.search(question.text) for one in (_HEAD_ASKED, _WHO_IS, WAS_MADE, _TO_WHOM)):
        return None  # 「進み具合を確かめる会議の長は」 asks for no body
    named = "".join(map(canonical, (*mentions.bodies, *mentions.roles)))
    if mentions.roles and _FILLED.search(question.text):
        return None  # 「推進責任者に充てられる職は」 asks who holds that
    if any(re.search(rf"{re.escape(n)}[はがを]", question.text) for n in _said(mentions)):
        return None  # 「審議会は誰に意見を述べますか」 asks for something of it
    if mentions.is_yes_no or all(canonical(w.surface) in named for w in question.words):
        return None
    scored = [
        (share_said(question, f"{e.role.duty}{name_of(e)}"), e)
        for e in mentions.entries
        if e.role.duty and not _is_said_of_another(mentions, e)
    ]
    if not scored:
        return None
    best = max(share for share, _ in scored)
    chosen = first_each([e for share, e in scored if share == best])
    names = {name_of(e) for e in chosen}
    if (
        best < _MIN_DUTY_SHARE
        or len(names) > 2
        or any(canonical(name) in canonical(question.text) for name in names)
    ):
        return None
    said = [
        (say("governance.does", who=name_of(e), duty=duty_of(mentions.context, e)), e)
        for e in chosen
    ]
    return draft_of(
        mentions, said, topic=name_of(chosen[0]), entity=name_of(chosen[0]), confidence=0.85
    )


def _is_said_of_another(mentions: Mentions, entry: Entry) -> bool:
    """Whether what is asked for stands in the sentence, and not in this duty.

    「本部が内部評価を、協議会が外部評価を行います」
    """
    role, document = entry.role, mentions.context.documents[entry.doc_id]
    sentence = canonical(role.sentence.of(document.text))
    own = canonical(f"{role.duty}{name_of(entry)}")
    asked = [canonical(phrase) for phrase in mentions.question.phrases]
    return any(len(one) >= _COMPOUND and one in sentence and one not in own for one in asked)


def answer_placed(mentions: Mentions) -> Draft | None:
    """「各部署に置かれる職は」: the roles that sit in a body."""
    question, say = mentions.question, mentions.context.say
    if mentions.roles and _WHERE_PLACED.search(question.text):
        return _place_of(mentions)
    if (everywhere := _in_every_office(mentions)) is not None:
        return everywhere
    if not _PLACED.search(question.text) or not mentions.bodies or mentions.roles:
        return None
    if mentions.is_yes_no or question.wants(Want.WHEN, Want.HOW_MANY, Want.WHY, Want.NAME):
        return None
    body = mentions.bodies[0]
    left = [w for w in question.words if canonical(w.surface) not in canonical(body)]
    if any(word.lemma not in _PLACED_WORDS for word in left):
        return None
    found = first_each([e for e in mentions.of_body(body) if e.role.role and not e.role.holder])
    if not found:
        return None
    names = "、".join(dict.fromkeys(name_of(e) for e in found))
    text = say("governance.placed", body=body, names=names)
    return draft_of(mentions, [(text, e) for e in found], topic=body, entity=name_of(found[0]))


def _in_every_office(mentions: Mentions) -> Draft | None:
    """「課ごとに省エネの係みたいな人を置いているの」: the posts that each office has."""
    question = mentions.question
    asks = _EVERY_OFFICE.search(question.text) and _NAME_ASKED.search(question.text)
    if not asks or mentions.roles or question.wants(Want.WHEN, Want.HOW_MANY, Want.WHY, Want.ROLE):
        return None
    posts = [e for e in mentions.entries if e.role.role and _EVERY_OFFICE.match(e.role.body)]
    about = [word for word in question.words if word.lemma not in _SAID_OF_POSTS]
    found = [
        e
        for e in posts
        if any(
            canonical(name) in canonical(f"{e.role.role}{e.role.duty or ''}")
            for word in about
            for name in (word.surface, *(one for one in word.others if len(one) >= 2))
        )
    ]
    chosen = first_each(found if about else posts)
    if not chosen or len({e.role.body for e in chosen}) > 1:
        return None
    names = "、".join(dict.fromkeys(name_of(e) for e in chosen))
    text = mentions.context.say("governance.placed", body=chosen[0].role.body, names=names)
    return draft_of(
        mentions, [(text, e) for e in chosen], topic=chosen[0].role.body, entity=name_of(chosen[0])
    )


def _place_of(mentions: Mentions) -> Draft | None:
    """「推進員はどこに置かれますか」: the body that a role sits in."""
    first = mentions.roles[0]
    placed = [e for e in mentions.entries if e.role.role in mentions.roles and e.role.body]
    found = [e for e in placed if e.role.role == first]
    if not found:
        return None
    body = found[0].role.body
    names = "、".join(dict.fromkeys(e.role.role or "" for e in placed if e.role.body == body))
    text = mentions.context.say("governance.placed", body=body, names=names)
    return draft_of(mentions, [(text, found[0])], topic=first, entity=body)


def answer_of_kind(mentions: Mentions) -> Draft | None:
    """「3つの部会って何ですか」: the bodies of that kind, when there are several."""
    question, say = mentions.question, mentions.context.say
    match = _KIND_ASKED.search(question.text)
    if match is None or mentions.roles or question.wants(Want.WHEN, Want.ROLE, Want.OFTEN):
        return None
    if any(word.pos == "動詞" and word.lemma not in _PLACED_WORDS for word in question.words):
        return None  # 「遊び場を受け持つ部会は何ですか」 asks for one of them
    if question.wants(Want.HOW_MANY) and question.asked.unit not in ("", "個"):
        return None
    found = [
        e
        for e in mentions.entries
        if e.role.role is None and e.role.parent and e.role.body.endswith(match["kind"])
    ]
    if len(found) < 2:
        return None
    names = list(dict.fromkeys(e.role.body for e in found))
    text = say("governance.kinds", kind=match["kind"], names="、".join(names), count=len(names))
    return draft_of(mentions, [(text, e) for e in found], topic=match["kind"], entity=names[0])


def answer_bodies(mentions: Mentions) -> Draft | None:
    """「推進体制の全体像は」, 「会議や委員会を全部」: the bodies and posts in their order."""
    question = mentions.question
    asks_all = mentions.asks(GovernanceAsk.SYSTEM)
    if not (asks_all or mentions.asks(GovernanceAsk.KINDS)) or mentions.is_yes_no:
        return None
    is_of_one = mentions.bodies or mentions.roles or CENTRE.search(question.text)
    if is_of_one or _PICTURE.search(question.text) or not OF_BODIES.search(question.text):
        return None
    kinds = () if asks_all else tuple(_KINDS.findall(question.text))
    for doc_id in mentions.context.documents:
        entries = [entry for entry in mentions.entries if entry.doc_id == doc_id]
        on_system = [entry for entry in entries if _is_on_system(mentions, entry)]
        named = _named(on_system, kinds, with_posts=asks_all)
        if len(named) < _SEVERAL or not asks_all:
            named = _named(entries, kinds, with_posts=asks_all)
        if len(named) >= _SEVERAL:
            return _listed(mentions, doc_id, named)
    return None


def _named(
    entries: Sequence[Entry], kinds: tuple[str, ...], *, with_posts: bool
) -> dict[str, Entry]:
    """The bodies of the kinds, all where none is said, and the posts of every office."""
    named: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda e: e.role.span.start):
        for name in (entry.role.body, *(_posts_of_their_own(entry) if with_posts else ())):
            is_meant = name.endswith(kinds) if kinds else True
            if is_meant and not _is_no_body(name):
                named.setdefault(name, entry)
    return dict(list(named.items())[:_MOST_BODIES])


def _is_on_system(mentions: Mentions, entry: Entry) -> bool:
    """Whether an entry stands under a heading that speaks of who carries the plan."""
    section = mentions.context.documents[entry.doc_id].section_at(entry.role.span.start)
    return section is not None and _ON_SYSTEM.search("".join(section.path[-2:])) is not None


def _posts_of_their_own(entry: Entry) -> Iterator[str]:
    """What of an entry is a post that is known by its name: CIO, 専門員; not 部長, 委員."""
    role, holder = entry.role.role or "", entry.role.holder or ""
    if role and not _OF_EVERY_BODY.search(role):
        yield role
    if _CHIEF.fullmatch(holder):
        yield holder


def _listed(mentions: Mentions, doc_id: DocId, named: Mapping[str, Entry]) -> Draft:
    context = mentions.context
    items = tuple(
        DraftStatement(name, ((doc_id, entry.role.sentence),), is_quote=True)
        for name, entry in named.items()
    )
    text = (
        context.say("governance.bodies_of", title=context.documents[doc_id].title)
        if len(context.documents) > 1
        else context.say("governance.bodies")
    )
    lead = DraftStatement(text, items[0].proofs)
    facts = tuple(DraftFact(entry.role, doc_id) for entry in named.values())
    topic = mentions.question.phrases[-1] if mentions.question.phrases else ""
    return Draft((lead, *items), facts, 0.85, topic=topic, items=items, doc_ids=(doc_id,))


def _is_no_body(name: str) -> bool:
    """Whether a name is of every office, or of none: 各課, 事務局."""
    return not name or name in GENERIC_BODY or _EVERY_OFFICE.match(name) is not None


def _said(mentions: Mentions) -> list[str]:
    """The question's own noun phrases that name a body or a role."""
    names = [canonical(name) for name in (*mentions.bodies, *mentions.roles)]
    return [
        phrase
        for phrase in mentions.question.phrases
        if any(canonical(phrase) in name or name in canonical(phrase) for name in names)
    ]
