"""Bullets of the Symbol and Wingdings fonts, which files keep in the private use area."""

# Code in the font -> the character that it looks like. Everything else private stays as it is.
_SYMBOLS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "◆",
    0x74: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA1: "○",
    0xA2: "○",
    0xA7: "▪",
    0xA8: "◻",
    0xB2: "◆",
    0xB7: "•",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFE: "☑",
}
SYMBOLS = {0xF000 + code: char for code, char in _SYMBOLS.items()}


def replace_symbols(text: str) -> str:
    """``text`` with private bullets as the characters that they look like."""
    return text.translate(SYMBOLS)
