"""The page's own words in one language, looked up by key."""

from dataclasses import dataclass
from datetime import date

from assistant.answer import Language
from assistant.wording import page_easy, page_en, page_ja
from corpus.eras import era_of, fiscal_year_era
from corpus.errors import WarekiError

_PHRASES = {
    Language.JA: page_ja.PHRASES,
    Language.EASY: page_easy.PHRASES,
    Language.EN: page_en.PHRASES,
}


@dataclass(frozen=True, slots=True)
class PageWords:
    """Phrases of the page; a key that does not exist is a mistake and raises ``KeyError``."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """The phrase of ``key`` with its ``{names}`` filled in."""
        phrase = _PHRASES[self.language][key]
        return phrase.format(**values) if values else phrase

    @property
    def html_lang(self) -> str:
        """The language tag of the page."""
        return "en" if self.language is Language.EN else "ja"

    def fiscal_year(self, year: int) -> str:
        """2014 -> 「平成26年度（2014年度）」."""
        try:
            era = fiscal_year_era(year)
        except WarekiError:  # before 明治: a plan cannot begin there, a typing slip can
            return self("date.fiscal_year_plain", year=year)
        return self("date.fiscal_year", era=self._era(era.era.name, str(era)), year=year)

    def day(self, day: date) -> str:
        """2014-04-01 -> 「2014年（平成26年）4月1日」."""
        era = era_of(day)
        return self(
            "date.day",
            era=self._era(era.era.name, str(era)),
            year=day.year,
            month=day.month,
            day=day.day,
        )

    def _era(self, name: str, printed: str) -> str:
        if self.language is not Language.EN:
            return printed
        number = printed.removeprefix(printed[:2])
        return f"{name.capitalize()} {'1' if number == '元' else number}"
