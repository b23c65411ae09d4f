"""Small HWP and HWPX files for tests, made on the spot. Their texts are samples, no real document."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping

SECTOR, FREE, END, FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NAMESPACES = (
    'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'
    ' xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"'
)


def hwpx(*sections: str, head: str = "", title: str = "", members: Mapping[str, str | bytes] | None = None) -> bytes:
    """An HWPX file of sections given as their XML, with ``head`` inside its header and further members."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/hwp+zip",
        "Contents/header.xml": f"<hh:head {NAMESPACES}>{head}</hh:head>",
        "Contents/content.hpf": f'<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:title>{title}</opf:title>'
        "</opf:package>",
    }
    for number, section in enumerate(sections):
        files[f"Contents/section{number}.xml"] = f"<hs:sec {NAMESPACES}>{section}</hs:sec>"
    return zipped({**files, **(members or {})})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def p(text: str, shape: int = 0, after: str = "") -> str:
    """A paragraph of HWPX with one run; ``after`` is XML behind its text."""
    return f'<hp:p paraPrIDRef="{shape}"><hp:run><hp:t>{text}</hp:t>{after}</hp:run></hp:p>'


def tbl(*cells: tuple[int, int, int, str]) -> str:
    """A paragraph of HWPX around a table; each cell is its row, column, row span and content."""
    rows = sorted({cell[0] for cell in cells})
    content = "".join(f"<hp:tr>{''.join(_tc(*cell) for cell in cells if cell[0] == row)}</hp:tr>" for row in rows)
    return p("", after=f"<hp:tbl>{content}</hp:tbl>")


def _tc(row: int, column: int, span: int, content: str) -> str:
    return (
        f'<hp:tc><hp:subList>{content}</hp:subList><hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
        f'<hp:cellSpan colSpan="1" rowSpan="{span}"/></hp:tc>'
    )


def hwp(*sections: bytes, flags: int = 1, properties: bytes = b"") -> bytes:
    """An HWP 5 file of sections given as records; bit 0 of ``flags`` says that they are packed."""
    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000500, flags)
    streams = {"FileHeader": header, "DocInfo": _packed(properties, flags)}
    body = {f"Section{number}": _packed(section, flags) for number, section in enumerate(sections)}
    return _ole(streams, "BodyText", body)


def record(tag: int, level: int, data: bytes = b"") -> bytes:
    if len(data) < 0xFFF:
        return struct.pack("<I", tag | level << 10 | len(data) << 20) + data
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, len(data)) + data


def paragraph(text: str | bytes, level: int = 0, shape: int = 0, controls: Iterable[bytes] = ()) -> bytes:
    """The records of a paragraph; controls, made for the level below its own, come after its text."""
    encoded = text if isinstance(text, bytes) else text.encode("utf-16-le")
    header = struct.pack("<IIH", len(encoded) // 2, 0, shape).ljust(22, b"\0")
    return record(66, level, header) + record(67, level + 1, encoded + b"\r\0") + b"".join(controls)


def mark(code: int, identity: bytes = b"\0\0\0\0") -> str:
    """The eight characters in a text that stand for a control."""
    return (struct.pack("<H", code) + identity[::-1] + bytes(8) + struct.pack("<H", code)).decode("utf-16-le")


def control(identity: bytes, level: int, data: bytes = b"", below: bytes = b"") -> bytes:
    return record(71, level, identity[::-1] + data) + below


def cell(row: int, column: int, span: int, level: int, content: bytes) -> bytes:
    return record(72, level, struct.pack("<II4H", 1, 0, column, row, 1, span).ljust(40, b"\0")) + content


def _packed(stream: bytes, flags: int) -> bytes:
    if not flags & 1:
        return stream
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(stream) + packer.flush()


def _ole(streams: Mapping[str, bytes], folder: str, inside: Mapping[str, bytes]) -> bytes:
    """A compound file with streams at its root and in one folder, each stream of 4,096 bytes or more."""
    names = [*streams, folder, *inside]
    contents = {name: content.ljust(4096, b"\0") for name, content in {**streams, **inside}.items()}
    sectors: list[bytes] = []
    chains: list[int] = []
    starts: dict[str, int] = {}
    for name, content in contents.items():
        starts[name] = len(sectors)
        _append(sectors, chains, content)
    root, first_inside = len(streams), len(streams) + 2
    entries = [_entry("Root Entry", 5, END, 0, 1)]
    for number, name in enumerate(names, 1):
        if name == folder:
            entries.append(_entry(name, 1, 0, 0, first_inside if inside else FREE))
        else:
            last = number == root or number == len(names)
            entries.append(
                _entry(
                    name, 2, starts[name], len(contents[name]), FREE, FREE if last and number != root else number + 1
                )
            )
    directory = len(sectors)
    _append(sectors, chains, b"".join(entries))
    table = len(sectors)
    size = next(n for n in range(1, 100) if n * SECTOR // 4 >= table + n)
    chains += [FAT] * size
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(size * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        0,
        0,
        size,
        directory,
        0,
        4096,
        END,
        0,
        END,
        0,
    )
    places = [table + n if n < size else FREE for n in range(109)]
    return header + struct.pack("<109I", *places) + b"".join(sectors) + fat


def _append(sectors: list[bytes], chains: list[int], content: bytes) -> None:
    count = -(-len(content) // SECTOR)
    chains += [*range(len(sectors) + 1, len(sectors) + count), END]
    sectors += [content[n * SECTOR : (n + 1) * SECTOR].ljust(SECTOR, b"\0") for n in range(count)]


def _entry(name: str, kind: int, start: int, size: int, child: int, right: int = FREE) -> bytes:
    encoded = name.encode("utf-16-le")
    head = struct.pack("<64sHBBIII", encoded, len(encoded) + 2, kind, 1, FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
