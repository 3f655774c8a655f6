import pytest

from assistant.bracketed import bracketed
from assistant.question import read_question
from corpus.morphology import shared_morphology

TEXT = "町立若葉保育所（定員90人）、さくら保育所（定員60人）及び認定こども園ひばりの森（定員120人）があります。"  # noqa: E501


@pytest.mark.parametrize(
    ("text", "name", "told", "less"),
    [
        ("若葉保育所の定員は何人ですか", "若葉保育所", "定員90人", None),
        ("若葉保育所とひばりの森、定員が多いのはどちら", "ひばりの森", "定員120人", "定員90人"),
        (
            "若葉保育所とさくら保育所の定員が少ないのはどちら",
            "さくら保育所",
            "定員60人",
            "定員90人",
        ),
    ],
)
def test_brackets_tell_what_is_asked_of_a_name(
    text: str, name: str, told: str, less: str | None
) -> None:
    found = bracketed(read_question(text, shared_morphology()), TEXT)
    assert found is not None
    assert (found.name.of(TEXT), found.told.of(TEXT)) == (name, told)
    assert (found.other.told.of(TEXT) if found.other else None) == less


@pytest.mark.parametrize("text", ["若葉保育所の電話は何番ですか", "保育所の定員は", "定員は何人"])
def test_brackets_tell_nothing_else(text: str) -> None:
    assert bracketed(read_question(text, shared_morphology()), TEXT) is None
