"""Words that a question about a plan's period may hold beside the plan's name, by lemma."""

# What may stand beside the plan's name in a question about its period, by lemma.
PERIOD_WORDS = frozenset(
    "計画 方針 ロードマップ ガイドライン プログラム 構想 戦略 ビジョン 指針 大綱 要綱 条例 "
    "期間 範囲 適用 実施 有効 効く 残る 過ぎる 当たる 現時点 今日 今年度 来年度 昨年度 本日 "
    "最中 時点 段階 頃 スケジュール 現役 現 利く なんねん 分 種類 次 期間中 親 ひとつ 一つ "
    "方向 続ける 走る 動く カバー 及ぶ 跨ぐ 指す 該当 内 度 期限 ゴール 一体 具体 正式 合計 "
    "機関 何年 切れる 生きる 事 話 もの 効力 発足 完了 失効 幕 始動 満期 込み うち 中 真ん中 "
    "いずれ 対象 年度 年 間 初年度 最終 最後 最初 終わり 終わる 始まり 始まる 始める 開始 終了 "
    "満了 目標 年数 長さ スタート 途中 西暦 和暦 平成 令和 昭和 全体 基本 プラン 第 期 前 上位 "
    "最上位 旧 今 何 箇年 か 続く ひと つ 昨年 去年 来年 再来年 一昨年 今年 昨 以降 以後 先 後 "
    "早い 遅い より 経つ 立つ 継続 残り 推進 ちょうど 遣る まで から 当該 入る 含む 年間 年目 "
    "来 年次 通算 丸 目 折り返し 折返し 半ば 逆算 換算 足掛け 残す 外れる 満了 "
    "カ年 か年 ヶ年 方 合う 位 長い 短い 新しい 現行 市 区 町 村 都 県 回 今回 前回 計画書 "
    "策定 名 書 両 二つ ふたつ "
    "月日 経過 番 番目 丸々 締めくくり "
    "設定 相当 規定 予定 想定 明記 表記 年限 スパン 認識 理解 次第 教示 提示 回答 把握".split()
)
# What may happen to a plan or in it: a question when it happens is not about the period.
EVENTS = frozenset(
    "見直す 見直し 改める 改定 変える 変わる 作る 決める 決まる 定める 出す 聞く 集める 配る "
    "開く 置く 設ける 増える 減る 増やす 減らす 目指す 取り組む 手直し 直す 調べる 選ぶ 行う "
    "受ける 述べる 建てる 払う 貰う 入れる 引き継ぐ".split()
)
# What may be asked of a year: 「2018年度の取組も射程に入りますか」
THINGS = frozenset("事業 施策 取組 取り組み 取組み 射程 守備 範囲 内側 外側".split())
