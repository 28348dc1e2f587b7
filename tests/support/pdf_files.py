"""Small PDF files written by hand: words at places, nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["Words", "pdf_file"]

Words = tuple[float, float, float, str]
"""x and y of the lower left corner, size of the letters, the words."""


def pdf_file(pages: Sequence[Sequence[Words]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF with these words on its pages, in this order of drawing; ``info`` is what it tells of itself."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    told = "".join(f"/{key} ({value})" for key, value in (info or {}).items())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, words in enumerate(pages):
        drawn = b"".join(
            f"BT /F1 {size} Tf {x} {y} Td (".encode() + text.encode("cp1252") + b") Tj ET\n"
            for x, y, size, text in words
        )
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * number} 0 R"
        objects.append(f"{page}/Resources<</Font<</F1 3 0 R>>>>>>".encode())
        objects.append(f"<</Length {len(drawn)}>>\nstream\n".encode() + drawn + b"endstream")
    objects.append(f"<<{told}>>".encode("cp1252"))
    made = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + f"xref\n0 {size}\n0000000000 65535 f \n".encode() + table + end.encode()
