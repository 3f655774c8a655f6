"""Small Word files for tests, written part by part as Word does."""

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
  <w:rPr><w:sz w:val="21"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="a"/>
  <w:rPr><w:sz w:val="40"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="character" w:styleId="ref"><w:name w:val="footnote reference"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>
    <w:suff w:val="space"/><w:lvlText w:val="第%1章 "/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/>
    <w:suff w:val="nothing"/><w:lvlText w:val="%2．"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/>
    <w:lvlText w:val="%1"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def run(text: str, properties: str = "") -> str:
    """A run; ``properties`` is what stands in its rPr."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, *, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain text is put into one."""
    inner = content if "<" in content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def item(text: str, num_id: int) -> str:
    """An item of the list ``num_id``."""
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num_id}"/></w:numPr>'
    return paragraph(text, properties=numbered)


def note_mark(number: int, kind: str = "footnote") -> str:
    """A run that refers to a note."""
    style = '<w:rPr><w:rStyle w:val="ref"/></w:rPr>'
    return f'<w:r>{style}<w:{kind}Reference w:id="{number}"/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a paragraph's text, or markup of its own."""
    shown = ""
    for row in rows:
        cells = "".join(
            f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row
        )
        shown += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{shown}</w:tbl>"


def make_docx(
    body: str, *, notes: Mapping[int, str] | None = None, parts: Mapping[str, str] | None = None
) -> bytes:
    """The file. ``notes``: bodies of footnotes by id; ``parts``: further files of the archive."""
    inside = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {
                "styles": "styles.xml",
                "numbering": "numbering.xml",
                "footnotes": "footnotes.xml",
                "header": "header1.xml",
            }
        ),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{NUMBERING}</w:numbering>",
    }
    if notes:
        shown = "".join(
            f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>'
            for number, text in notes.items()
        )
        separator = f'<w:footnote w:type="separator" w:id="-1">{paragraph("―")}</w:footnote>'
        inside["word/footnotes.xml"] = f"<w:footnotes {_NAMES}>{separator}{shown}</w:footnotes>"
    inside.update({path: text.replace("@names", _NAMES) for path, text in (parts or {}).items()})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in inside.items():
            archive.writestr(path, text)
    return out.getvalue()


def _relations(targets: Mapping[str, str]) -> str:
    shown = "".join(
        f'<Relationship Id="rId{place}" Type="{_R}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{shown}</Relationships>'
