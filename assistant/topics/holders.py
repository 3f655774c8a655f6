"""Who holds a role, which role somebody holds, and whether somebody does."""

import re
from dataclasses import replace

from assistant.answer import AbstentionReason
from assistant.drafts import Draft, abstain
from assistant.names import canonical
from assistant.question import Question
from assistant.topics.bodies import Entry, Mentions, described_body, draft_of, first_each
from assistant.topics.governance_asks import GovernanceAsk
from assistant.verdict import CLAIMED_POST, names_post
from assistant.wants import Want
from corpus.normalize import normalize

# A family and a given name, set apart, with their reading perhaps before them: no office.
_PERSON = re.compile(
    r"(?:[ぁ-ん]+ )?[一-鿿々ヶ]{1,4}[ \u3000]+[一-鿿々ぁ-んァ-ヺー]{1,4}(?<![長員課係部])"
)
_TOP = re.compile(
    r"トップ|(?:統括|率い|取りまとめ)(?:する|る)(?:役職者?|人|職|者|方)|(?:一番"
    r"|いちばん)(?:えらい|偉い|上)|えらい人|偉い人|リーダー|代表者?|最高責任者"
    r"|ヘッド|まとめ役"
    r"|長(?:は|って)(?:誰|だれ|どなた)|率い|束ね|(?<!を)(?:まとめ|仕切)|(?:会|会議|本部|チーム)を(?:まとめ|仕切|取りまとめ|取り仕切)|の長(?=は|って|を|に|[?？]|$)"
)
_DEPUTY = re.compile(r"副[一-鿿]*長")
_HEAD_ROLE = re.compile(r"^(?!副|次).*(?:長|代表|CIO)$")
_ROLE_WORD = re.compile(r"(?:長|議長|座長|代表|幹事|委員長|リーダー|責任者|書記|監事|会計|顧問)$")
_COUNTED = re.compile(r"[0-9０-９](?:人|名|回)")  # a box of a figure: 「会長 委員12人以内 年3回」
# 「教育長も本部に入っていますか」
_BELONGS = re.compile(
    r"に(?:は|も)?、?[^、。]{0,12}(?:入って|加わって|参加して|含まれて|属して)(?:い(?:ます|る)|る)(?!のは)|(?:メンバー|構成員|一員)(?:です|なの|に)"
)
_OWN_POST = re.compile(r"(?:書記|監事|顧問|参与|相談役)$")  # no other word means them
_ASKS_CHOICE = re.compile(r"選|決め|決ま|務め|つとめ|やる|なる")
_CHOICE = re.compile(r"互選|選ばれ|選出|選任|指名|充て|委嘱|任命|定め")
_ASKS_ROLE = re.compile(
    r"(?:務め|つとめ|就い|兼ね|担っ)て(?:い)?る(?:役|職|ポスト|立場)|(?:どんな|何の|どういう|何という)(?:役|ポスト|立場|職)|どの(?:組織|本部|会議|委員会"
    r"|部会)の(?:長|部長|トップ|責任者|役|何)|役職(?!名)|ポスト|立場(?!で|から|に)|(?:何"
    r"|なに)を?(?:つとめ|務め)|何の(?:[一-鿿]{0,3}長|役)"
)
# 「町長が会長を務める会議は何」: a body is asked for by its head.
_BODY_ASKED = re.compile(
    r"(?:チーム|会議体?|委員会|本部|部会|分科会|協議会|組織|PT|会)(?:の名(?:前|称))?(?:は|って)、?"
    r"(?:どれ|どこ|何|なに|なん|どちら|[?？。]|$)"
    r"|(?:どの|何という|どちらの)(?:チーム|会議体?|委員会|本部|部会|分科会|協議会|組織)(?!の)"
)
# Verbs and nouns of holding an office, by lemma.
_HOLDING = frozenset(
    "務める 勤める 努める 統括 役職 担う 担当 就く 充てる 兼ねる 任命 就任 偉い えらい トップ "
    "リーダー 代表 責任 ヘッド 長 職 処理 行う 置く 率いる 纏める 今 現在 組織 部署 会議 "
    "委員会 計画 担当者 責任者 最高 一番 位 さん 役 まとめ役 成る 方々 立場 肩書 頭 全て 御 "
    "選ぶ 選出 互選 指名 決める やる 為る 名 該当 当たる 座る 決まる 当てる 職名 二人 三人 複数 "
    "居る いらっしゃる 立つ 束ねる 仕切る 取り仕切る 取り纏める 身分 いう 言う そう".split()
)

OFFICE_SAID = re.compile(r"[部課局室係市町村区校館所]長|教育長|職員|代表|公募|経験|互選|[課係]")
_BECOMES = re.compile(r"(?:に(?:なる|就く|つく)|を(?:務め|つとめ)る)(?:の|人|方|ひと)は")
# Asks for a person by the office: 「座長はどの課の課長ですか」, 「どんな立場の人がなるの」.
WHICH_OFFICE = re.compile(
    r"(?:どの|どこの|何)(?:部|課|局|室|係|部署|部局|所属|役職|役|職|立場|団体)の"
    r"(?:[部課局室係所]?長|職員|担当者?|人|者|方|ひと)(?:さん)?|どの[部課局室係]長"
    r"|(?:どんな|どういう)(?:役職?|職|立場|身分)の(?:人|者|方|職員)"
)
_OFFICE = re.compile(r"(?:副?[市町村区]長|教育長|[部局課室係]長)(?:さん|様)?$")

_WHOM_IT_MEANS = re.compile(r"(?:誰|だれ|どなた)の?こと")
# Questions about a role that ask for something other than its holder.
_OTHER_WANTS = (
    Want.HOW, Want.ROLE, Want.MONEY, Want.CONTACT, Want.HOW_MANY, Want.WHEN, Want.DEFINITION,
    Want.ABBREVIATION, Want.WHY, Want.LENGTH,
)  # fmt: skip


def is_whom(question: Question) -> bool:
    """Whether a word is asked for by the person that it means: 「CIOって誰のこと」."""
    return question.wants(Want.WHO) and _WHOM_IT_MEANS.search(question.text) is not None


def _asks_who(question: Question) -> bool:
    return question.wants(Want.WHO) or WHICH_OFFICE.search(question.text) is not None


def answer_holder(mentions: Mentions) -> Draft | None:
    """The draft for 「本部長は誰ですか」; None when no holder or role is asked for."""
    question = mentions.question
    if (
        (_ASKS_ROLE.search(question.text) or mentions.asks(GovernanceAsk.ROLE_OF))
        and not _is_told(mentions)
        and not _BECOMES.search(question.text)
        and (mentions.holders or mentions.bodies)
    ):
        found = _role_of_holder(mentions)
        if found is not None:
            return found
    others = set(_OTHER_WANTS) - ({Want.DEFINITION} if is_whom(question) else set())
    if question.wants(*others):
        return None
    is_of_holder = bool(mentions.holders) and not _is_told(mentions)
    if is_of_holder and _BODY_ASKED.search(question.text) and not mentions.is_yes_no:
        return _headed_by(mentions)
    if mentions.is_yes_no and (wrong := _other_role(mentions)) is not None:
        return wrong
    if WHICH_OFFICE.search(question.text) and (unknown := _unknown_role(mentions)) is not None:
        return unknown
    if question.wants(Want.NAME):
        return _person(mentions)
    roles = tuple(role for role in mentions.roles if role not in ("事務局", "構成員"))
    headed = () if roles else mentions.headed_bodies()
    described = described_body(mentions)
    bodies = described or mentions.bodies or headed
    asks_top = bool(bodies) and (
        bool(headed)
        or (
            (_TOP.search(question.text) is not None or mentions.asks(GovernanceAsk.HEAD))
            and not _DEPUTY.search(question.text)
        )
    )
    if not roles and not asks_top:
        return _unknown_role(mentions) or _unknown_holder(mentions)
    if not described and _says_more(mentions):
        return None if roles else _unknown_role(mentions)
    found_entries = [
        e
        for e in mentions.entries
        if (
            e.role.role in roles
            if roles and not (asks_top and mentions.is_yes_no)
            else e.role.role and _HEAD_ROLE.match(e.role.role)
        )
        and (not bodies or e.role.body in bodies)
    ]
    held = [e for e in found_entries if e.role.holder and not _COUNTED.search(e.role.holder)]
    if mentions.is_yes_no:
        return _holder_yes_no(mentions, held)
    is_bare = not question.asked.wants and len(question.phrases) <= 2
    if not (question.wants(Want.WHO, Want.WHICH, Want.WHERE) or asks_top or is_bare):
        return None
    return (
        _held(mentions, held)
        or _not_held(mentions, found_entries, roles)
        or _unknown_role(mentions)
    )


def _is_told(mentions: Mentions) -> bool:
    """「市長に意見を言う立場の組織は」: the holder is the one to whom something is done."""
    text = mentions.question.text
    return any(re.search(rf"{re.escape(name)}(?:さん)?[にをへ]", text) for name in mentions.holders)


def _held(mentions: Mentions, held: list[Entry]) -> Draft | None:
    if not held:
        return None
    each = sorted(first_each(held), key=_is_elected)  # who it is, then how they are chosen
    said = [(_holder_text(mentions, e), e) for e in each]
    first = each[0]
    return draft_of(mentions, said[:3], topic=_role_name(first), entity=first.role.holder or "")


def _not_held(mentions: Mentions, found: list[Entry], roles: tuple[str, ...]) -> Draft | None:
    """The role is there and its holder is not: said so, when a person or office was asked for."""
    if not _asks_who(mentions.question) or not (found or roles):
        return None
    chosen = next((e for e in found if _tells_how(mentions, e)), None)
    if chosen is not None:
        quote = chosen.role.sentence.of(mentions.context.documents[chosen.doc_id].text)
        text = mentions.context.say("evidence.quote", quote=quote.removesuffix("。"))
        return draft_of(mentions, [(text, chosen)], topic=_role_name(chosen), confidence=0.8)
    name = _role_name(found[0]) if found else roles[0]
    missing = mentions.context.say("missing.holder", role=name)
    return abstain(AbstentionReason.NOT_STATED, missing, topic=name)


def _tells_how(mentions: Mentions, entry: Entry) -> bool:
    """Whether it was asked how the holder is found, and the sentence says that."""
    sentence = entry.role.sentence.of(mentions.context.documents[entry.doc_id].text)
    return bool(_ASKS_CHOICE.search(mentions.question.text) and _CHOICE.search(sentence))


def _unknown_role(mentions: Mentions) -> Draft | None:
    """「対策会議の議長は誰ですか」 where nothing is said of a 議長 of that body."""
    question = mentions.question
    if not _asks_who(question):
        return None
    if not mentions.bodies:
        return _unheard_of(mentions)
    office = WHICH_OFFICE.search(question.text)
    known = {canonical(e.role.role) for e in mentions.entries if e.role.role}
    for phrase in question.phrases:
        is_body = any(canonical(phrase).endswith(canonical(body)) for body in mentions.bodies)
        is_office = office is not None and phrase in office.group()
        is_role = _ROLE_WORD.search(phrase) and not is_body and not is_office
        if is_role and canonical(phrase) not in known:
            name = f"{mentions.bodies[0]}の{phrase.removeprefix(mentions.bodies[0])}"
            missing = mentions.context.say("missing.holder", role=name)
            return abstain(AbstentionReason.NOT_STATED, missing, topic=name)
    return None


def _unheard_of(mentions: Mentions) -> Draft | None:
    """「書記は誰ですか」 where no document has the word, nor another word for such a post."""
    for phrase in mentions.question.phrases:
        name = canonical(phrase)
        documents = mentions.context.documents.values()
        if _OWN_POST.search(name) and not any(name in canonical(one.text) for one in documents):
            missing = mentions.context.say("missing.holder", role=phrase)
            return abstain(AbstentionReason.NOT_STATED, missing, topic=phrase, is_searched=True)
    return None


def _unknown_holder(mentions: Mentions) -> Draft | None:
    """「CIOは誰ですか」 where CIO heads something but nobody is said to be CIO."""
    known = next(iter((*mentions.holders, *mentions.assisted)), "")
    question = mentions.question
    asks = _asks_who(question) and not _says_more(mentions)
    if not known or not (asks or _claims_office(mentions)):
        return None
    missing = mentions.context.say("missing.holder", role=known)
    posts = _role_of_holder(mentions)
    if posts is None:
        return abstain(AbstentionReason.NOT_STATED, missing, topic=known)
    if _PERSON.fullmatch(normalize(known)):
        return posts  # 「柳沢 真由美って誰」: what she is
    return replace(posts, confidence=0.0, reason=AbstentionReason.NOT_STATED, missing=missing)


def _claims_office(mentions: Mentions) -> bool:
    """「CIOは副市長が務めていますか」 where no document names a 副市長."""
    question = mentions.question
    claimed = [_OFFICE.search(phrase) for phrase in question.phrases]
    offices = [match.group().removesuffix("さん").removesuffix("様") for match in claimed if match]
    texts = [document.text for document in mentions.context.documents.values()]
    return (
        mentions.is_yes_no
        and len(offices) == 1
        and not mentions.bodies
        and re.search(
            r"務め|つとめ|兼ね|就い|(?:は|って)[^、。はが]{2,8}(?:です|なの|だ|で合)", question.text
        )
        is not None
        and not any(offices[0] in text for text in texts)
    )


def _person(mentions: Mentions) -> Draft | None:
    """A person's name is told only where the documents give one as the holder."""
    say = mentions.context.say
    named = [
        e
        for e in mentions.entries
        if e.role.role in mentions.roles
        and (not mentions.bodies or e.role.body in mentions.bodies)
        and _PERSON.fullmatch(normalize(e.role.holder or ""))
    ]
    if named:
        return _held(mentions, named)
    name = next(iter((*mentions.roles, *mentions.holders, *mentions.bodies)), "")
    if not name or not (mentions.roles or mentions.holders or mentions.question.wants(Want.WHO)):
        return None
    missing = say("missing.of", name=name, what=say("what.person_name"))
    return abstain(AbstentionReason.NOT_STATED, missing, topic=name)


def _other_role(mentions: Mentions) -> Draft | None:
    """「CIOは推進本部の副部長ですか」 where CIO holds another role of that body."""
    named = {canonical(name) for name in mentions.holders}
    claimed = [
        p for p in mentions.question.phrases if _ROLE_WORD.search(p) and canonical(p) not in named
    ]
    held = [
        e
        for e in mentions.entries
        if mentions.holds(e) and e.role.body in mentions.bodies and e.role.role
    ]
    say = mentions.context.say
    if held and not claimed and _BELONGS.search(mentions.question.text):
        role, holder = _role_name(held[0]), held[0].role.holder
        text = say("governance.yes_holder", role=role, holder=holder)
        return draft_of(mentions, [(text, held[0])], topic=held[0].role.body)
    if not held or not claimed or mentions.roles:
        return None
    text = say("governance.no_holder", role=_role_name(held[0]), holder=held[0].role.holder)
    return draft_of(mentions, [(text, held[0])], topic=_role_name(held[0]))


def _role_of_holder(mentions: Mentions) -> Draft | None:
    """「CIOは推進本部でどんな役ですか」: the roles that somebody holds."""
    held = [
        e
        for e in mentions.entries
        if e.role.role
        and mentions.holds(e)
        and (not mentions.bodies or e.role.body in mentions.bodies)
    ]
    if not held:
        return None
    return _posts(mentions, held, entity=_role_name(held[0]))


def _headed_by(mentions: Mentions) -> Draft | None:
    """「水産課長がリーダーのチームはどれ」: the bodies in which somebody holds the role."""
    held = [
        e
        for e in mentions.entries
        if e.role.role
        and e.role.body
        and mentions.holds(e)
        and (e.role.role in mentions.roles or _HEAD_ROLE.match(e.role.role))
    ]
    if not held or not (mentions.roles or _TOP.search(mentions.question.text)):
        return None
    return _posts(mentions, held, entity=held[0].role.body)


def _posts(mentions: Mentions, held: list[Entry], *, entity: str) -> Draft:
    """Which posts somebody has, at most three."""
    say = mentions.context.say
    said = [
        (say("governance.holds", holder=e.role.holder, role=_role_name(e)), e)
        for e in first_each(held)
    ]
    return draft_of(mentions, said[:3], topic=held[0].role.holder or "", entity=entity)


def _role_name(entry: Entry) -> str:
    role = entry.role
    return f"{role.body}の{role.role}" if role.body else role.role or ""


def _says_more(mentions: Mentions) -> bool:
    """Whether the question holds more than names and holding: 「構成員は誰が決めますか」."""
    headed = mentions.headed_bodies()
    names = (*mentions.roles, *mentions.bodies, *mentions.holders, *mentions.assisted, *headed)
    named = "".join((*map(canonical, names), *mentions.aliases))
    top = _TOP.search(mentions.question.text)
    claimed = CLAIMED_POST.search(mentions.question.text)
    return any(
        canonical(word.surface) not in named
        and not (claimed and word.surface in claimed["post"])
        and word.lemma not in _HOLDING
        and not (top and word.surface in top.group())
        and not any(word.surface in place for place in mentions.context.names)
        for word in mentions.question.words
    )


_ELECTED = re.compile(r"(?:委員|会員|構成員)?(?:の|による)?互選(?:による|された者)?")


def _is_elected(entry: Entry) -> bool:
    """Whether it is told how a post is filled, and not by whom it is held: 委員の互選."""
    return _ELECTED.fullmatch(normalize(entry.role.holder or "")) is not None


def _holder_text(mentions: Mentions, entry: Entry) -> str:
    key = "governance.elected" if _is_elected(entry) else "governance.holder"
    return mentions.context.say(key, role=_role_name(entry), holder=entry.role.holder)


# 市長 may be CIO: who claims that the 市長 holds what CIO holds is told who does, and no more.
_HELD_BESIDES = re.compile(r"^(?:[A-Za-z]+|[^、]*(?:責任者|統括官|補佐官|管理者))(?:\([^()]*\))?$")


def _holder_yes_no(mentions: Mentions, held: list[Entry]) -> Draft | None:
    if not held:
        return None
    say, text = mentions.context.say, canonical(mentions.question.text)
    right = [
        e
        for e in held
        if names_post(
            text.replace(canonical(e.role.role or ""), "\n"), canonical(e.role.holder or "")
        )
        or any(
            names_post(text, canonical(part))
            for part in re.split(r"及び|と|、|並びに", e.role.holder or "")
            if part
        )
    ]
    role_only = canonical(held[0].role.role or "")
    claims = [
        w
        for w in mentions.question.words
        if canonical(w.surface) not in role_only
        and canonical(w.surface) not in canonical(held[0].role.body)
    ]
    if not right and not claims and not CLAIMED_POST.search(mentions.question.text):
        return None
    entry = (right or held)[0]
    key = "governance.yes_holder" if right else "governance.no_holder"
    if not right and _HELD_BESIDES.search(normalize(entry.role.holder or "")):
        key = "governance.holder"
    said = [(say(key, role=_role_name(entry), holder=entry.role.holder), entry)]
    return draft_of(
        mentions,
        said,
        topic=f"{entry.role.body}の{entry.role.role}",
        entity=entry.role.holder or "",
    )
