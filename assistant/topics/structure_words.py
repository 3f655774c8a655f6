"""Whether a question asks for a part of a document itself, or for something said in it."""

from collections.abc import Sequence

from assistant.drafts import Context
from assistant.names import canonical
from assistant.wants import Want, find_wants

# What is asked of a section, a note or a document as such, by lemma or as written.
_STRUCTURE = frozenset(
    "第 編 部 章 節 項 項目 何 題 題名 題目 表題 タイトル 見出し "
    "小見出し 名前 名称 概要 要点 要約 要旨 まとめ 纏め あらまし 書く 見せる 見る "
    "読む 読める 中身 全文 本文 原文 表示 目次 章立て 構成 ページ 頁 "
    "計画 計画書 プラン 書 資料 文書 冊子 話 一覧 部分 箇所 くだり "
    "ところ テーマ 主題 開く 出す 紹介 纏める 段落 触れる 述べる 大体 "
    "簡単 簡潔 短い ざっと どんな 番号 数 脚注 注 注釈 注記 用語 言葉 "
    "説明 順番 取る 書き 記す 載せる つく 付く 就く 立て 正式 本 この "
    "最初 始め 完全".split()
)
_ASKED = frozenset(
    {Want.WHICH, Want.ALL, Want.DEFINITION, Want.NAME, Want.HOW_MANY, Want.ABBREVIATION}
)


def asks_content(context: Context, named: Sequence[tuple[int, int]]) -> bool:
    """Whether a question asks for more than the part of the document that it names.

    「第2章の内容は」 does not, 「第2章で定めた目標は」 does.

    Args:
        context: The question and the documents that are meant.
        named: Where the part is named in the question's text.
    """
    question = context.question
    rest = "".join(
        " " if any(start <= place < end for start, end in named) else char
        for place, char in enumerate(question.text)
    )
    if find_wants(rest).wants - _ASKED:  # a title may sound like a question: 「港の現状」
        return True
    titles = [canonical(document.title) for document in context.documents.values()]
    first = min((start for start, _ in named), default=0)
    return any(
        not (word.lemma in _STRUCTURE or word.surface in _STRUCTURE)
        and not any(start <= word.start < end for start, end in named)
        and not (word.start < first and any(canonical(word.surface) in one for one in titles))
        for word in question.words
    )
