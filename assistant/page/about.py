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
    days = desk.questions.keep_days if desk.questions is not None else 0
    model = desk.endpoint
    texts = {
        "automatic": words("about.automatic"),
        "basis": words("about.basis"),
        "private": words("about.private"),
        "kept": words("about.kept_days", days=days) if days else words("about.kept"),
        "browser": words("about.browser"),
        "offline": words("about.model", model=model.model, host=urlsplit(model.url).hostname)
        if model is not None
        else words("about.offline"),
    }
    points = [
        element(
            "div",
            element("h3", words(f"about.{point}.title"))
            if point != "offline" or model is None
            else element("h3", words("about.model.title")),
            element("p", said),
        )
        for point, said in texts.items()
    ]
    contacts = dict.fromkeys(
        document.contact or words("about.desk") for document in index.documents.values()
    )
    return join(
        [
            element("h2", words("about.title")),
            *points,
            element(
                "div",
                element("h3", words("about.contact.title")),
                element(
                    "p",
                    words(
                        "about.contact",
                        contact=words("list.separator").join(contacts) or words("about.desk"),
                    ),
                ),
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
