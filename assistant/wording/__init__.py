"""Every sentence that the program says to residents and staff, in three languages."""

from collections.abc import Callable, Mapping

from assistant.answer import Language
from assistant.wording import easy, en, ja, questions

_PHRASES: Mapping[Language, Mapping[str, str]] = {
    Language.JA: ja.PHRASES,
    Language.EASY: easy.PHRASES,
    Language.EN: en.PHRASES,
}

_FIRST_WITHOUT_TSU = 10  # 9つ, but 10個


def wording(language: Language) -> Callable[..., str]:
    """``say(key, **values)``: the sentence of that key with the values set in.

    Raises:
        KeyError: If there is no such sentence, or a value that it needs is missing.
    """
    phrases = {**_PHRASES[language], **questions.PHRASES}

    def say(key: str, **values: object) -> str:
        phrase = phrases[key]
        for name, value in values.items():
            if isinstance(value, int) and value >= _FIRST_WITHOUT_TSU:
                phrase = phrase.replace(f"{{{name}}}つ目", f"{{{name}}}番目")
                phrase = phrase.replace(f"{{{name}}}つ", f"{{{name}}}個")
        return phrase.format(**values)

    return say
