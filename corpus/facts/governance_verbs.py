"""The verbs of organisations: placing, appointing, serving, helping, and bodies' work."""

from corpus.facts.governance_words import word_set

VERB_CODES = frozenset("SOPTCHEXV")  # see governance_elements

# Verbs by what they say about bodies and roles; by lemma, or by the noun before する.
PLACE_VERBS = word_set(
    """
    置く 設ける 設置 配置 配備 新設 創設 発足 立ち上げる 編成 結成 開催 設立 始動 スタート
    附置 付置 常設 併設 開設
    配す 配する 開く
    """
)
APPOINT_VERBS = word_set(
    """
    充てる 当てる 宛てる 任命 選任 指名 起用 登用 任用 命ずる 命じる 委嘱 選出 依頼 指定 選定 選ぶ
    迎える 据える 願う 位置
    """
)
PUT_VERBS = word_set("充てる 当てる 宛てる")
HIRE_VERBS = word_set("登用 起用 任用 採用 迎える")  # CIO補佐官を置き、民間人材を登用する
FALL_TO = word_set("決まる 決定 内定")  # 会長は林委員に決まった
ENTRUST_VERBS = word_set("委嘱 依頼 願う")
SERVE_VERBS = word_set(
    """
    務める 勤める 努める 担う 担当 兼ねる 兼務 兼任 就任 就く 当たる 所管 受け持つ 引き受ける 預かる
    行う 処理 取り扱う 分掌 所掌 司る 掌る
    """
)
CHOOSE_VERBS = word_set("定める 選出 選任 選ぶ 指名 委嘱 任命 互選 選定 決める 選考 指定 選挙")
ASSIST_VERBS = word_set("補佐 助ける 支える 支援 補助 サポート 補う")
COMPOSE_VERBS = word_set("構成 組織 成る 成り立つ")
DUTY_VERBS = word_set(
    """
    統括 検討 審議 調査 調整 決定 推進 管理 評価 点検 助言 補佐 支援 総理 代表
    掌理 指揮 監督 協議 提案 審査 処理 確認 担う 担当 所管 行う 図る 定める 取り纏める
    まとめる 作成 促す 指導 所掌 司る 述べる 検証 承認 実施 決める 助ける 進める
    答申 報告 把握 企画 立案 策定 提言 周知 担任 有する 実践 負う 努める 掌る 選定
    共有 監視 運用 整理 総括 統轄 主宰 招集 対応 分析 調達 改善 普及 啓発 設定
    判断 運営 講じる 掌握 調べる 整備 協力 連携 聴取 勧告 監査 主導 牽引 議論 聞く
    執行 務める 補助 当たる 支える 手伝う 担保 審査 働きかける 呼びかける 検証 支援
    見直す 取り組む 把握 集約 提供 立てる 見守る 引き受ける 担う 受け付ける 束ねる
    """
)

# By particle before it and lemma: において, により; に関する, に対して, に当たっては
_PARTICLE_VERBS = {"於く": "i", "因る": "y", "依る": "y", "拠る": "y"}
_RELATING_VERBS = word_set(
    """
    関する 対する 係る 当たる 応ずる 応じる 付く つく 伴う 向ける 基づく 沿う
    """
)
_ALWAYS_RELATING = frozenset({"関する", "対する", "係る"})


def particle_code(before: str, lemma: str, form: str) -> str | None:
    """The code of a particle that is made of a verb (において, により, をもって), or None.

    Args:
        before: The code of the element before the verb.
        lemma: The verb's lemma.
        form: Its inflected form, as UniDic names it.
    """
    if before == "に":
        is_joining = form.startswith("連用形")
        if lemma in _PARTICLE_VERBS:
            return _PARTICLE_VERBS[lemma]
        if lemma in _RELATING_VERBS and (is_joining or lemma in _ALWAYS_RELATING):
            return "z"
    if before == "を" and lemma in {"持つ", "以て"} and form.startswith("連用形-促音便"):
        return "M"
    return None


def verb_code(lemma: str, before: str, *, is_beside: bool) -> str:
    """The code of a verb by its lemma and the code of the element ``before`` it.

    ``is_beside``: nothing stands between the two.
    """
    if lemma == "為る":
        return "S" if before == "と" else "V"
    if lemma in {"組織", "構成"} and before == "を":
        return "O" if lemma == "組織" else "V"
    if lemma == "作る":
        return "C" if before == "で" and is_beside else "V"
    if lemma == "編成" and before in {"で", "f", "y", "M"}:
        return "C"
    if lemma == "成る":
        is_made_of = before in {"f", "y"} and is_beside
        return "C" if is_made_of else "S" if before == "と" else "V"
    for code, verbs in (
        ("O", PLACE_VERBS),
        ("P", APPOINT_VERBS),
        ("C", COMPOSE_VERBS),
        ("H", ASSIST_VERBS),
        ("T", SERVE_VERBS),
    ):
        if lemma in verbs:
            return code
    return "E" if lemma in {"有る", "在る", "常駐", "在籍"} else "V"
