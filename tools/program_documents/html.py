"""A sheet as a web page that needs nothing beside it: a site's header, menu and footer around the article."""

from __future__ import annotations

from html import escape

from tools.program_documents.sheet import Block, Heading, Items, Paragraph, Sheet, Table

_STYLE = """
body { margin: 0; font: 17px/1.6 sans-serif; color: #1d232b; }
body > header { padding: 1rem 2rem; background: #14335c; color: #fff; font-weight: bold; }
nav { padding: .6rem 2rem; background: #eef3f9; font-size: .85rem; }
nav a { display: inline-block; margin-right: 1.2rem; color: #1f5fa8; }
main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { color: #14335c; line-height: 1.3; }
.about { margin: 0; color: #5b6570; font-size: .9rem; }
table { border-collapse: collapse; }
th, td { padding: .3rem .7rem; border: 1px solid #b9c4d1; text-align: left; vertical-align: top; }
th { background: #eef3f9; }
body > footer { padding: 1rem 2rem; border-top: 1px solid #b9c4d1; color: #5b6570; font-size: .85rem; }
"""


def made(sheet: Sheet) -> bytes:
    """The file's bytes."""
    head, headings = sheet.head, [block.text for block in sheet.blocks if isinstance(block, Heading)]
    menu = "\n".join(f'<a href="#{_anchor(text)}">{_text(text)}</a>' for text in headings)
    about = "\n".join(f'<p class="about">{_text(line)}</p>' for line in head.header)
    return f"""<!DOCTYPE html>
<html lang="{head.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(head.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>Press Desk</header>
<nav>
{menu}
</nav>
<main>
<article>
<h1>{_text(head.title)}</h1>
{about}
{chr(10).join(_block(block) for block in sheet.blocks)}
</article>
</main>
<footer>Press Desk · program documents</footer>
</body>
</html>
""".encode()


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f'<h2 id="{_anchor(text)}">{_text(text)}</h2>'
        case Paragraph(text):
            return f"<p>{_text(text)}</p>"
        case Items(texts):
            return "\n".join(["<ul>", *(f"<li>{_text(text)}</li>" for text in texts), "</ul>"])
        case Table(rows):
            return "\n".join(
                ["<table>", *(_row(row, "td" if number else "th") for number, row in enumerate(rows)), "</table>"]
            )


def _row(cells: tuple[str, ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_text(cell)}</{tag}>' for cell in cells)}</tr>"


def _anchor(heading: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in heading.lower()).split())


def _text(text: str) -> str:
    return escape(text, quote=False)
