"""A grid over recipe settings."""

import pytest

from corpus.errors import SettingsError
from eval.bench.ranking import Query
from eval.sweep import SHIPPED, sweep, with_setting
from index.encoder import Encoder, load_encoder
from index.reading import Row
from index.recipe import load_recipe
from index.training.halves import is_in_half_a

WORDS = ("図書館", "保育所", "水道", "道路", "公園", "選挙", "国民年金", "消防団")
ROWS = [Row(str(n), word, f"{word}の手続は{word}の窓口でします。") for n, word in enumerate(WORDS)]


def queries(in_half_a: bool) -> tuple[list[Query], dict[str, dict[str, int]]]:
    """One query about each row, all of one half."""
    found, qrels, number = [], {}, 0
    for row in ROWS:
        while is_in_half_a(f"q{number}") is not in_half_a:
            number += 1
        found.append(Query(f"q{number}", f"{row.title}の手続はどこでしますか"))
        qrels[f"q{number}"] = {row.row_id: 1}
        number += 1
    return found, qrels


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def test_a_setting_that_does_nothing_brings_nothing_and_a_ruinous_one_is_seen(
    encoder: Encoder,
) -> None:
    asked, qrels = queries(in_half_a=True)
    recipe = load_recipe()
    # A fusion that rewards nothing leaves the order of indexing.
    grid = {f"fusion.{feature}": [0.0] for feature in recipe.fusion}
    shipped, ruined = sweep(ROWS, asked, qrels, grid, recipe=recipe, encoder=encoder)
    assert (shipped.name, shipped.value, shipped.difference) == (SHIPPED, 1.0, 0.0)
    assert ruined.difference == pytest.approx(ruined.value - 1.0)
    assert ruined.difference_interval is not None
    assert ruined.difference_interval.high < 0
    assert ruined.adjusted_p_value < 0.05
    same = {"candidates.lexical": [float(recipe.lexical_candidates)]}
    _, unchanged = sweep(ROWS, asked, qrels, same, recipe=recipe, encoder=encoder)
    assert (unchanged.difference, unchanged.adjusted_p_value) == (0.0, 1.0)


def test_every_combination_is_tried_in_order(encoder: Encoder) -> None:
    asked, qrels = queries(in_half_a=True)
    grid = {"fusion.body": [1.0, 2.0], "fields.body.k1": [0.5, 1.5]}
    found = sweep(ROWS, asked, qrels, grid, recipe=load_recipe(), encoder=encoder)
    assert [choice.name for choice in found] == [
        SHIPPED,
        "fusion.body=1 fields.body.k1=0.5",
        "fusion.body=1 fields.body.k1=1.5",
        "fusion.body=2 fields.body.k1=0.5",
        "fusion.body=2 fields.body.k1=1.5",
    ]


def test_the_half_that_only_reports_is_never_asked(encoder: Encoder) -> None:
    asked, qrels = queries(in_half_a=False)
    with pytest.raises(ValueError, match="none in half A"):
        sweep(ROWS, asked, qrels, {}, recipe=load_recipe(), encoder=encoder)


def test_only_the_named_setting_changes() -> None:
    recipe = load_recipe()
    changed = with_setting(recipe, "fields.body.b", 0.1)
    assert changed.fields["body"].b == 0.1
    assert changed.fields["body"].k1 == recipe.fields["body"].k1
    assert with_setting(changed, "fields.body.b", recipe.fields["body"].b) == recipe


def test_an_unknown_setting_is_refused_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"--set fusion\.magic: found no such setting"):
        with_setting(load_recipe(), "fusion.magic", 1.0)
