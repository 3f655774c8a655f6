"""What residents say and what plans write: groups of lemmas that mean nearly the same.

General words of Japanese administration only; the documents' own terms are in their glossaries.
"""

from functools import cache

_GROUPS = """
作る 策定 定める 作成 制定 拵える
見直す 改定 改訂 見直し 改正 変更
減らす 削減 減少 低減 減る 抑制 抑える 減量
増やす 増加 拡大 増える 伸ばす 拡充
チェック 審査 点検 確認 評価 検証 審議
買う 調達 購入 導入 仕入れる
助ける 補佐 支援 支える サポート 補助 手助け 手伝う
金 予算 費用 財源 経費
困る 課題 問題 悩み
パブコメ パブリックコメント 意見公募 意見募集
ごみ 廃棄物 塵 ゴミ
始める 開始 スタート 始まる 初年度 着手
終わる 終了 満了 終える
進める 推進 促進 進行
決める 決定 定める 選定 決まる
選ぶ 選定 選出 互選 指名 選び 選択
業者 事業者 会社 企業
調べる 調査 アンケート 意識調査
アンケート 意識調査 調査
市民 住民 区民 町民 村民 都民 県民
役所 市役所 庁内 区役所 行政
やる 実施 行う 遣る 実行 取り組む
子供 子ども 児童 こども
年寄り 高齢者 老人 シニア
役割 役目 職務 任務 担う
ネット インターネット オンライン ウェブ
ホームページ ウェブサイト サイト
使う 利用 活用 使用
知らせる 公表 周知 広報 発信 公開 報告
集まる 参加 集う
話し合う 協議 審議 検討 会議
考える 検討
途中 中間
構成 成り立つ 分かれる 内訳 要素 構造 組み立て 成る
差 ギャップ 違い 隔たり
引っ張る 統括 推進 牽引 率いる
ボランティア 市民活動
決まる 決定 定める 充てる 指名 互選 選出 選任
置く 設置 設ける 設立 作る
止める 廃止 中止
守る 保護 保全 保つ
綺麗 清掃 美化
木 みどり 緑 樹木
避難 防災 災害
車 自動車 自家用車 マイカー
電気 電力 発電
温暖化 気候変動 温室効果ガス
二酸化炭素 温室効果ガス co2
目指す 実現 目標 目的
目的 趣旨 狙い 目的 背景
理由 趣旨 背景 為
期間 年度 年間
狙い 目的 目標
姿 将来像 環境像 ビジョン
まとめ役 統括 取りまとめる まとめる
纏める 整理 集約 取り纏める
統括 取りまとめる 総括
担当 所管 所掌 主管 担う
トップ 本部長 長
メンバー 委員 構成員 構成
貰う 受ける 交付 支給
申し込む 申請 申込み 応募
教える 助言 アドバイス 指導
アドバイス 助言 専門的
置き場 設置 場所
多い 最も 最大
人数 人 数
個人情報 プライバシー
安全 セキュリティ 安心
パソコン 情報システム 端末
システム 情報システム
""".split("\n")


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """For each lemma the others of its groups; a lemma may be in several groups."""
    found: dict[str, set[str]] = {}
    for group in _GROUPS:
        words = group.split()
        for word in words:
            found.setdefault(word, set()).update(words)
    return {word: frozenset(others - {word}) for word, others in found.items()}
