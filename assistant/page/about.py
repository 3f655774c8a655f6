"""この案内について: what this is, what it rests on, what it keeps."""

from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from assistant.markup import Html, element, join
from assistant.page.desk import Desk
from assistant.service import JAPAN
from assistant.wording.page import PageWords
from corpus.records import Document

_PROGRAM = "plan-assistant"


def about_html(desk: Desk, words: PageWords) -> Html:
    """The tab's text as it is true of this server, and the documents that are held."""
    index = desk.assistant().index
    return join(
        [
            element("h2", words("about.title")),
            *(
                element("div", element("h3", title), element("p", said))
                for title, said in _points(desk, words)
            ),
            element("h2", words("about.documents")),
            *(_document(document, words) for document in index.documents.values()),
            element(
                "p",
                words("about.index", day=words.day(index.built_at.astimezone(JAPAN).date())),
                " ",
                words("about.version", version=_version()),
                class_="fine",
            ),
        ]
    )


def _points(desk: Desk, words: PageWords) -> list[tuple[str, str]]:
    """What a visitor should know, each under its own heading."""
    days = desk.questions.keep_days if desk.questions is not None else 0
    kept = words("about.kept_days", days=days) if days else words("about.kept")
    model = desk.endpoint
    if model is None:
        sent = (words("about.offline.title"), words("about.offline"))
    else:
        host = urlsplit(model.url).hostname
        sent = (words("about.model.title"), words("about.model", model=model.model, host=host))
    documents = desk.assistant().index.documents.values()
    contacts = dict.fromkeys(document.contact or words("about.desk") for document in documents)
    contact = words("list.separator").join(contacts) or words("about.desk")
    return [
        (words("about.automatic.title"), words("about.automatic")),
        (words("about.basis.title"), words("about.basis")),
        (words("about.private.title"), words("about.private")),
        (words("about.kept.title"), kept),
        (words("about.browser.title"), words("about.browser")),
        sent,
        (words("about.contact.title"), words("about.contact", contact=contact)),
    ]


def _version() -> str:
    try:
        return version(_PROGRAM)
    except PackageNotFoundError:  # run from a copy that was not installed
        return "-"


def _document(document: Document, words: PageWords) -> Html:
    rows = [
        (words("about.municipality"), document.municipality),
        (words("about.publisher"), document.publisher),
        (words("about.date"), document.date),
        (words("about.coverage"), document.coverage or words("about.whole")),
        (words("about.pages"), str(len(document.pages)) if document.pages else ""),
        (words("about.note"), document.note),
        (words("about.source"), document.source_url),
    ]
    return element(
        "section",
        element("h3", document.title, lang="ja"),
        element(
            "dl",
            *(
                element("div", element("dt", name), element("dd", said, lang="ja"))
                for name, said in rows
                if said
            ),
            class_="pairs",
        ),
        class_="held",
    )
