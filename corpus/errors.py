"""Every error that the program raises on purpose, and the closed list of reading warnings.

::

    KeikakuError                 caught once at the top of a command: one line on stderr, exit 1
    ├── SpanError                a span that is no span, or a quote that is not in the text
    ├── TextError                text that cannot be analysed (NUL, lone surrogates)
    ├── ReadingError             a file that cannot be read; ``code`` says why, the batch goes on
    ├── SettingsError            plan.toml, recipe.toml or a question set that says what cannot be
    ├── IndexMissingError        no index where one was named
    ├── IndexFormatError         an index that this program cannot open, and how to mend it
    ├── IndexBusyError           another process is building this index
    ├── EncoderError             an embedding model that cannot be had
    ├── EndpointError            a language model's endpoint that did not answer usably
    └── WarekiError              a date that no calendar holds
"""

from enum import StrEnum


class WarningCode(StrEnum):
    """What a reader may warn of. Each code has wording in ``assistant/wording``."""

    NUL_REPLACED = "nul_replaced"
    SURROGATE_REPLACED = "surrogate_replaced"
    UNDECODABLE_REPLACED = "undecodable_replaced"
    ENCODING_GUESSED = "encoding_guessed"
    FOOTNOTE_WITHOUT_ANCHOR = "footnote_without_anchor"
    ANCHOR_WITHOUT_FOOTNOTE = "anchor_without_footnote"
    PAGE_ALMOST_EMPTY = "page_almost_empty"
    PAGE_IS_IMAGE = "page_is_image"
    OCR_USED = "ocr_used"
    TITLE_INFERRED = "title_inferred"
    NO_HEADINGS = "no_headings"
    CONTENT_OMITTED = "content_omitted"


class ReadingCode(StrEnum):
    """Why a file could not be read. Each code has wording in ``assistant/wording``."""

    EMPTY = "empty"
    NO_TEXT_LAYER = "no_text_layer"
    PASSWORD = "password"  # noqa: S105 - why a file cannot be read, not a secret
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    MISSING = "missing"
    NOT_ONE_DOCUMENT = "not_one_document"
    DUPLICATE = "duplicate"


class KeikakuError(Exception):
    """Root of every error raised on purpose."""


class SpanError(KeikakuError):
    """A span that is no range, or a quote that is not the text's own characters."""


class TextError(KeikakuError):
    """Text that must not reach MeCab."""


class ReadingError(KeikakuError):
    """A file that cannot be read."""

    def __init__(self, code: ReadingCode, message: str) -> None:
        super().__init__(message)
        self.code = code


class SettingsError(KeikakuError):
    """A settings file or question set that says what cannot be."""


class IndexMissingError(KeikakuError):
    """There is no index at the place that was named."""


class IndexFormatError(KeikakuError):
    """An index that this program cannot open."""


class IndexBusyError(KeikakuError):
    """Another process holds the builder's lock."""


class EncoderError(KeikakuError):
    """An embedding model that cannot be had."""


class EndpointError(KeikakuError):
    """An endpoint that did not give a usable answer."""


class WarekiError(KeikakuError):
    """A date that no calendar holds."""
