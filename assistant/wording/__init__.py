"""Every sentence that the program says to residents and staff, in three languages."""

from collections.abc import Callable, Mapping

from assistant.answer import Language
from assistant.wording import easy, en, ja, questions

_PHRASES: Mapping[Language, Mapping[str, str]] = {
    Language.JA: ja.PHRASES,
    Language.EASY: easy.PHRASES,
    Language.EN: en.PHRASES,
}


def wording(language: Language) -> Callable[..., str]:
    """``say(key, **values)``: the sentence of that key with the values set in.

    Raises:
        KeyError: If there is no such sentence, or a value that it needs is missing.
    """
    phrases = {**_PHRASES[language], **questions.PHRASES}

    def say(key: str, **values: object) -> str:
        return phrases[key].format(**values)

    return say
