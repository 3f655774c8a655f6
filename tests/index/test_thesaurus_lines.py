from index.thesaurus_lines import ThesaurusLine, thesaurus_lines


def test_a_line_is_a_group_or_a_hint() -> None:
    lines = ["# Waste", "", "ごみ 廃棄物  # of households", "ｺﾞﾐ出し > 収集 回収"]
    assert list(thesaurus_lines(lines)) == [
        ThesaurusLine(said=("ごみ", "廃棄物"), meant=()),
        ThesaurusLine(said=("ゴミ出し",), meant=("収集", "回収")),
    ]
