"""Pictures of pages for tests of text recognition, made on the spot. Their texts are samples, no real document."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

KOREAN_FONT = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")  # Debian's fonts-noto-cjk
HANGUL_FORMS = 1  # the font file's face with Korean shapes
DPI = 200
ENGLISH = [
    "The sample ministry selected eight companies",
    "for the sample park. Each of them receives up",
    "to 400 million won from October 2024.",
]
KOREAN = [
    "표본부는 표본 특구 참여기업을 다음과 같이",
    "모집합니다. 접수기간은 2024년 9월 30일까지이며",
    "기업당 최대 4억 원을 지원합니다.",
]


def picture(lines: list[str], turned: int = 0) -> Image.Image:
    """A page with these lines as a scanner sees it; ``turned`` by degrees to the left."""
    sheet = Image.new("L", (DPI * 8, DPI * 11), 255)
    font = ImageFont.truetype(KOREAN_FONT, DPI // 6, index=HANGUL_FORMS)
    ImageDraw.Draw(sheet).multiline_text((DPI, DPI), "\n".join(lines), fill=0, font=font, spacing=DPI // 12)
    return sheet.rotate(turned, expand=True)


def pdf_of(*pictures: Image.Image) -> bytes:
    """A PDF without any text, a picture a page."""
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", save_all=True, append_images=pictures[1:], resolution=DPI)
    return buffer.getvalue()
