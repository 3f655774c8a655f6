"""The words of organisations: what a noun that names a body, a role or a place ends in."""

import re
from collections.abc import Sequence

from corpus.morphology import Token


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as they are listed in this and the next module."""
    return frozenset(words.split())


# How clauses are put together: formal nouns, words for below, and, verbs that a noun makes
FORMAL_NOUNS = frozenset(["ため", "為", "事", "物", "場合", "時", "所", "様", "際", "訳", "筈"])
BELOW_WORDS = frozenset(["下", "もと", "内", "中", "傘下", "配下", "直下", "下部"])
COORDINATORS = frozenset(
    ["及び", "および", "並びに", "ならびに", "又は", "または", "若しくは", "もしくは", "かつ"]
)
MAKES_VERBS = frozenset({"為る", "出来る", "致す", "頂く", "願う"})
INSIDE_OFFICE = frozenset({"部内", "課内", "局内"})

# What a body's name ends in. 会 is a suffix of bodies and of events alike: 審査会 is one,
# 説明会 and 自治会 are not; 責任者会 is named by who meets there.
_BODY_TEXT = re.compile(
    r"""(?:本部|会議|CSIRT|チーム|グループ|ユニット|ワーキング|WG|PT|タスクフォース|公室|支部
    |庁議|公社|消防団|水防団|分団|実施隊
    |(?:委員|審議|協議|懇談|懇話|幹事|連絡|検討|研究|審査|分科|評議|理事|調整|推進|評価|策定|運営
    |選定|対策|検証|戦略|企画|作業|専門|監査|調査|連携|部|準備|実行|推薦|認定|作成|改革
    |責任者|担当者|管理者|推進員|リーダー|主任者?)会)$""",
    re.VERBOSE,
)
# Bodies only where they have a name of their own: 「まちかど相談デスク」; a desk is none.
VENTURES = ("プラットフォーム", "コンソーシアム", "ネットワーク", "デスク", "ラボ", "円卓")
_OFFICE_TOKENS = word_set("課 室 係 局 班 部 署")
# 会議室 is a room, 郵便局 a business.
_NOT_BEFORE_OFFICE = word_set(
    """
    所 当該 同 当 会議 相談 部 図書 研修 事務 保健 教 和 待合 実習 応接 更衣 控 郵便 放送 関 一
    全 集会 多目的 地域
    """
)
# 保育室 is a room, 保育課 an office.
_ROOMS = word_set(
    """
    保育 託児 医務 展示 学習 調理 機械 作業 授乳 談話 閲覧 読書 試験 実験 手術 診察 救護 面談
    面会 自習 音楽 理科 休憩 浴 温 居 寝 病 客
    """
)
# 地域包括支援センター is an organisation, 文化センター a building.
_BEFORE_CENTRE = word_set("支援 相談 推進 対策 調整 連携 管理 ボランティア 家庭 生活")
# 本会議 is an assembly's sitting.
_PEOPLES_OFFICE = re.compile(r"[市町村県住]民[部課室局係]$")  # however the tokeniser cuts it
_NO_BODY = re.compile(r"(?:本会議|(?<![協審])議会|国会|部会長会議|委員長会議)$")

_KINDS = word_set(
    "本部 部会 会議 委員会 協議会 審議会 懇談会 幹事会 検討会 分科会 連絡会 部 課 室 係 班 局"
)

_ROLE_TOKENS = word_set(
    """
    部長 課長 会長 議長 座長 市長 町長 村長 知事 局長 室長 係長 次長 所長 館長
    校長 園長 署長 区長 班長 団長 隊長 院長 センター長 委員 幹事 監事 理事 顧問 参与
    主任 主幹 主査 参事 書記 世話人 発起人 リーダー サブリーダー メンバー マネージャー
    マネジャー コーディネーター
    アドバイザー オブザーバー オフィサー ディレクター ファシリテーター サポーター トップ
    責任者 局員 班員 部員 隊員 構成員 専門員 推進員 相談役 監査役 取締役 社長 会頭 本部長
    委員長 スチュワード
    """
)
_ROLE_SUFFIXES = word_set("長 員 官 監")
# 波長 and データ長 are lengths.
_BEFORE_CHIEF = re.compile(
    r"[部課局室係市町村区県会班校園館所院署団隊省庁座議組司]$|委員|幹事|教育|チーム|グループ|ユニット|センター|事務|理事|職場|所属|消防|支部|分科|部門|政策|主任|連合"
)
_BEFORE_SHA = word_set("責任 管理 担当 監督 統括 総括 推進 補佐 代理 主宰 進行")
# 旗振り役, 進行役; not 区役所's 役, nor 主役
_NO_PART = re.compile(r"(?:^|主|現|兵|労|服|懲|使|免|一人二|三|重|補佐|案内)役$")
_MEMBER_OF_PART = re.compile(r"[部課室局係班隊団]員$")  # 室員, read as one noun
_NO_ROLE = re.compile(
    r"(?:(?:[職教議役社全定人船]|(?<!部)会)員|公務員|従業員|指定管理者|成長|延長|身長|特長|首長|警察官|裁判官|外交官)$"
)
_ACRONYM_ROLE = re.compile(r"C[A-Z]{1,4}O")
_SECRETARIAT = frozenset({"事務局", "庶務"})

_UNIT_WORDS = word_set(
    """
    部 課 室 局 係 班 所属 部署 部局 部課 部門 課室 部局等 課等 支所 職場 施設
    学校 校 区 地区 行政区 組織 機関 所管課 担当課 主管課
    """
)
_EVERY = re.compile(r"(?:各|全|それぞれの|すべての|全ての)")

# Roles that belong to a body of a like name: 本部長 to a 本部, 会長 to a 会 or 会議.
_STEMS = {
    "トップ": ("本部", "会議", "会", "チーム"),
    "本部長": ("本部", "本部会議"),
    "本部員": ("本部", "本部会議"),
    "部会長": ("部会",),
    "部会員": ("部会",),
    "会長": ("会", "会議"),
    "委員長": ("委員会",),
    "幹事長": ("幹事会",),
    "幹事": ("幹事会",),
    "議長": ("会議", "会"),
    "座長": ("会", "会議", "部会", "グループ", "チーム", "WG"),
    "委員": ("会", "会議"),
    "構成員": ("会", "会議", "本部", "チーム", "グループ"),
    "事務局長": ("会", "会議", "本部"),
    "事務局次長": ("会", "会議", "本部"),
    "事務局員": ("会", "会議", "本部"),
    "分科会長": ("分科会",),
    "センター長": ("センター",),
    "室長": ("室",),
    "課長": ("課",),
    "係長": ("係",),
    "局長": ("局",),
    "班長": ("班",),
    "団長": ("団",),
    "代表": ("会議", "会", "プラットフォーム", "コンソーシアム", "ネットワーク"),
    "代表理事": ("公社", "会", "法人", "機構"),
    "理事長": ("公社", "会", "法人", "機構"),
    "理事": ("公社", "会", "法人", "機構"),
    "班員": ("班",),
    "部長": ("部", "本部"),
    "リーダー": ("チーム", "グループ", "WG", "PT", "ユニット"),
    "チームリーダー": ("チーム", "PT"),
    "チーム長": ("チーム", "PT"),
    "グループ長": ("グループ",),
    "グループリーダー": ("グループ", "WG"),
    "事務局": ("会", "会議", "本部", "チーム"),
    "庶務": ("会", "会議", "本部", "チーム"),
}
# Posts of any group of people: 会計, 進行役, 世話人
_GROUP_POST = re.compile(
    r"オブザーバー|顧問|監事|書記|参与|ファシリテーター|会計(?:監査|監事)?|監査|世話人|主宰者|(?!取締役|監査役).+役|調整機関"
)
_GROUPS = ("会", "会議", "本部", "チーム", "プラットフォーム", "コンソーシアム", "公社")
_DEPUTY_SUFFIX = re.compile(r"(?<=長)の?(?:職務)?代[理行]者?$")
_RELATIVE_PREFIX = re.compile(r"^(?:副|サブ|筆頭副|総括副|事務局)(?=.)")
_OFFICES = re.compile(
    r"(?:[市町村区首]長|知事|教育長|(?<!本)部長|課長|局長|室長|係長|監|次長|所長|院長|師長|(?<=長)補佐|参事|主幹|主査|主事|管理者|所属長)$"
)


def is_body(tokens: Sequence[Token]) -> bool:
    """Whether the noun chain names a body: 情報化推進本部, 環境政策課; not 会議室, 説明会."""
    last = tokens[-1].surface
    before = tokens[-2].surface if len(tokens) > 1 else ""
    text = "".join(token.surface for token in tokens[-5:])
    if is_body_text(text) or _PEOPLES_OFFICE.search(text):
        return True
    if last in _OFFICE_TOKENS:
        is_room = last == "室" and before in _ROOMS
        is_named = (
            bool(before)
            and not is_room
            and (
                before not in _NOT_BEFORE_OFFICE or text.endswith("所班")  # 避難所班
            )
        )
        return is_named and tokens[-2].pos2 != "数詞"
    return last == "センター" and before in _BEFORE_CENTRE


def is_kind(name: str) -> bool:
    """委員会, 本部: a kind of body, of which a document may have several."""
    return name in _KINDS


def is_bare_office(tokens: Sequence[Token]) -> bool:
    """Whether the chain is only 部, 課, 室, 係 or 局, or 同課."""
    text = "".join(token.surface for token in tokens)
    return text in _OFFICE_TOKENS or (text[:1] == "同" and text[1:] in _OFFICE_TOKENS)


def is_role(tokens: Sequence[Token]) -> bool:
    """Whether the noun chain names a role: 本部長, 防災専門員, CIO; not 職員, 成長."""
    last = tokens[-1]
    before = tokens[-2].surface if len(tokens) > 1 else ""
    text = "".join(token.surface for token in tokens[-3:])
    if _NO_ROLE.search(text):
        return False
    if last.surface == "代表":
        return len(tokens) == 1
    if last.surface == "長":
        return bool(_BEFORE_CHIEF.search(before))
    if last.surface in _ROLE_SUFFIXES:
        return bool(before)
    if last.surface == "者":
        return before in _BEFORE_SHA
    if last.surface == "オーナー":
        return before == "プロジェクト"
    if last.surface == "役":
        return bool(before) and not _NO_PART.search(text)
    if last.surface == "機関":
        return before == "調整"  # 要保護児童対策調整機関
    if last.surface == "補佐":
        return bool(_ACRONYM_ROLE.fullmatch(before))
    if _MEMBER_OF_PART.search(text):
        return True
    return last.surface in _ROLE_TOKENS or bool(_ACRONYM_ROLE.fullmatch(last.surface))


def is_secretariat(text: str) -> bool:
    """事務局 or 庶務: a role that an office plays for a body."""
    return text.removesuffix("機能").removesuffix("業務") in _SECRETARIAT


def every_unit_end(tokens: Sequence[Token]) -> int:
    """How many tokens 「各課」, 「全所属」 take at the start of the chain; 0 for none."""
    text = ""
    found = 0
    for number, token in enumerate(tokens, start=1):
        text += token.surface
        match = _EVERY.match(text)
        if match and text[match.end() :].removesuffix("等") in _UNIT_WORDS:
            found = number
    return found


def is_unit(text: str) -> bool:
    """Whether ``text`` is a kind of office and none of its own: 課, 所属, 部署."""
    return text in _UNIT_WORDS


def stems_of(role: str) -> tuple[str, ...]:
    """What the name of the body ends in to which ``role`` belongs; () when roles do not say."""
    plain = _DEPUTY_SUFFIX.sub("", _RELATIVE_PREFIX.sub("", role))
    return (
        _STEMS.get(role) or _STEMS.get(plain) or (_GROUPS if _GROUP_POST.fullmatch(plain) else ())
    )


def is_group_post(text: str) -> bool:
    """会計, 監査, 旗振り役: a post in a group, where a group is spoken of."""
    return bool(_GROUP_POST.fullmatch(text))


def is_office(text: str) -> bool:
    """Whether ``text`` names an office that may hold roles elsewhere: 副市長, 企画部長."""
    return bool(_OFFICES.search(text))


_BARE_CHIEF = word_set(
    "長 部長 課長 室長 係長 局長 所長 院長 館長 署長 園長 校長 班長 次長 室長 主任 監"
)
# 会計管理者 is an office, 情報セキュリティ管理者 a role
_OFFICE_HOLDER = re.compile(r"(?:会計|企業|事業)管理者$")
_OWN_CHIEF = re.compile(
    r"^(?:副|サブ|総括|統括|筆頭)?(?:本部長|事務局次?長|.*[統総]括監|.*対策監)$"
)
_IN_CHARGE = re.compile(r".担当(?:理事|参事|次長|部長|課長|監)$")  # 政策担当理事
_PLURAL = re.compile(r"^(?:各|全|両|関係|当該|担当|所管)(?=.)")
# 自治会長, 商工会長, 観光協会長 hold roles elsewhere
_OUTSIDE_CHIEF = re.compile(
    r"(?:自治会|商工会|商工会議所|観光協会|町内会|区長会|連合会|組合|婦人会|老人会|ＰＴＡ|PTA|農協|公社|消防団|銀行|大学|学校|病院)(?:会?長|会頭)$"
)


def role_weight(word: str, code: str) -> int:
    """2 for what is only a role (本部長, CIO), 1 for what may be an office too, 0 for the rest."""
    if code == "K":
        return 2
    if (
        code != "R"
        or word[0] in "元前旧"
        or _OUTSIDE_CHIEF.search(word)
        or _OFFICE_HOLDER.search(word)
    ):
        return 0
    if (_PLURAL.match(word) and is_office(word)) or _IN_CHARGE.search(word):
        return 0
    if word in _BARE_CHIEF or word == "代表":
        return 1
    if _OWN_CHIEF.search(word) or _ACRONYM_ROLE.search(word) or word.endswith(("管理者", "監督者")):
        return 2
    if word.endswith("監") and len(word) > 2:
        return 1  # デジタル戦略監
    return 0 if is_office(word) else 2


_ROLE_TEXT = re.compile(
    r"""(?:副|総括|各|主任)?[^\s、。:=()]{0,14}?
    (?:長|(?:(?<=部会)|(?<![職会教議役社全定人船]))員|委員|幹事|監事|顧問|参与|補佐官|[統総]括官|責任者|管理者|監督者|(?<=.)担当者|リーダー|マネージャー|マネジャー
    |コーディネーター|アドバイザー|オブザーバー|オフィサー|ディレクター|スチュワード|サポーター
    |ファシリテーター|プロジェクトオーナー|取締役|監査役|(?:相談|進行|世話|まとめ|調整)役|書記|世話人|主宰者|会頭|(?:窓口|推進|連絡)担当|事務局|庶務|座長|C[A-Z]{1,4}O(?:補佐)?)""",
    re.VERBOSE,
)
_OFFICE_TEXT = re.compile(r"[^\s、。:・]{2,16}[課室係局部班]")


def is_role_text(text: str) -> bool:
    """Whether a table's cell or a line's first word names a role."""
    is_dated = bool(re.match("[0-9]|令和|平成", text))
    return bool(_ROLE_TEXT.fullmatch(text)) and not is_dated and not _BODY_TEXT.search(text)


def is_body_text(text: str) -> bool:
    """Whether a name ends as committees, headquarters and teams do (offices do not count)."""
    return bool(_BODY_TEXT.search(text)) and not _NO_BODY.search(text)


_HEADED = re.compile(
    r"(?:館|所|署|(?<!^[当本同])院|校|園|場|センター|支局|組合|法人|財団|連合|機構|協会|隊|拠点)$"
)


def has_head(text: str) -> bool:
    """Whether a facility or an organisation is named, which has a head: 図書館, 消防組合."""
    return bool(_HEADED.search(text))


def is_unit_name(text: str) -> bool:
    """Whether a name is an office's: 企画財政課; not 推進本部."""
    return bool(_OFFICE_TEXT.fullmatch(text)) and not is_body_text(text)


def is_body_name(text: str) -> bool:
    """Whether a name ends as bodies do, offices among them: 企画財政課, 推進会議."""
    return is_body_text(text) or bool(_OFFICE_TEXT.fullmatch(text))
