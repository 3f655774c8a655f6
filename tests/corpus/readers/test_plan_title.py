"""What a chapter without a cover is a chapter of."""

from pathlib import Path

import pytest

from corpus.readers import read_document


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "2 地域情報化基本計画とは\n2.1 計画の位置づけ\n市の計画です。\n"
            "図1 第2次総合計画と第3期地域情報化基本計画との関係\n",
            "第3期地域情報化基本計画",
        ),
        ("第1章 環境基本計画の策定にあたって\n市の環境を守ります。\n", "環境基本計画"),
        # two editions: neither is told
        (
            "第1章 環境基本計画とは\n第2次環境基本計画を引き継ぐ第3次環境基本計画です。\n",
            "環境基本計画",
        ),
        ("第1章 上位計画の概要\n国の計画です。\n", "plan_ch1"),
    ],
)
def test_a_heading_that_explains_the_plan_names_it(tmp_path: Path, text: str, title: str) -> None:
    path = tmp_path / "plan_ch1.txt"
    path.write_text(text, "utf-8")
    assert read_document(path).title == title


def test_a_file_s_name_in_japanese_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "波多野市の計画.txt"
    path.write_text("第1章 環境基本計画とは\n市の環境を守ります。\n", "utf-8")
    assert read_document(path).title == "波多野市の計画"
