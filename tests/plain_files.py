"""Small real files, made byte by byte, for tests of `import_text`: Word documents and PDFs."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

#: Sentences of ordinary writing in the languages of the archives, to be put together at will.
SENTENCES: Mapping[str, tuple[str, ...]] = {
    "ja": (
        "外務大臣は、日本の安全保障について米国大使と長い時間にわたり話し合った。",
        "この条約は両国の国会で承認されなければならない。",
        "総理は再軍備の要求に対し、国民の感情を理由として慎重な態度をとった。",
        "アメリカ側はソ連の動きを心配しているようであった。",
    ),
    "zh-Hans": (
        "外交部长同美国大使谈了很长时间，双方对条约的内容有不同的意见。",
        "我们认为这个问题对国家的安全非常重要，不能不说明我国的立场。",
        "会议决定派代表到华盛顿去，并且要求对方在年底以前作出回答。",
    ),
    "zh-Hant": (
        "外交部長與美國大使談了很長時間，雙方對條約的內容有不同的意見。",
        "我們認為這個問題對國家的安全非常重要，不能不說明我國的立場。",
        "會議決定派代表到華盛頓去，並且要求對方在年底以前作出回答。",
    ),
    "ko": (
        "외무부 장관은 미국 대사와 만나 한국의 안전보장에 대하여 이야기하였다.",
        "대통령은 이 조약이 우리나라의 장래에 매우 중요하다고 말하였다.",
        "정부는 일본과의 회담을 다시 시작하기로 결정하였으나 국회의 반대가 있었다.",
    ),
    "en": (
        "The Secretary of State said that the treaty’s terms were still under discussion.",
        "He called the “general” position of the café owners naïve – and left.",
        "The Ambassador replied that £5,000 had been asked for in Zürich.",
    ),
}

#: Every encoding in which each language is found.
ENCODINGS: Mapping[str, tuple[str, ...]] = {
    "ja": ("cp932", "euc_jp"),
    "zh-Hans": ("gb18030",),
    "zh-Hant": ("cp950", "gb18030"),
    "ko": ("cp949",),
    "en": ("cp1252",),
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def docx(body: str, *, main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word document of this body, and of parts by their names: `styles`, `numbering`, `footnotes` ..."""
    namespaces = f'xmlns:w="{WORDS}" xmlns:mc="{COMPATIBILITY}"'
    contents = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations({"officeDocument": main}),
        main: f"<w:document {namespaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations({name: f"{name}.xml" for name in parts}),
        **{
            f"word/{name}.xml": f"<w:{name} {namespaces}>{content}</w:{name}>"
            for name, content in parts.items()
        },
    }
    return packed(contents)


def packed(contents: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(targets: Mapping[str, str]) -> str:
    """The list in which a package says which part is what."""
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def pdf(pages: Sequence[Sequence[str]], *, labels: str = "", trailer: str = "", catalogue: str = "") -> bytes:
    """A PDF of these lines on these pages, with a font that says of each sign which character it is.

    `labels` is the number tree of the page labels.
    """
    objects = [b"", b""]

    def add(content: str) -> int:
        objects.append(content.encode("latin-1"))
        return len(objects)

    def add_stream(content: str) -> int:
        return add(f"<< /Length {len(content)} >> stream\n{content}\nendstream")

    meaning = add_stream(_meaning_of_signs())
    look = add(
        "<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 >>"
    )
    face = add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 1000 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {look} 0 R >>"
    )
    font = add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H "
        f"/DescendantFonts [{face} 0 R] /ToUnicode {meaning} 0 R >>"
    )
    kids = []
    for lines in pages:
        shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in lines)
        content = add_stream(f"BT /F1 10 Tf 14 TL 20 780 Td {shown} ET")
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents {content} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
        )
    numbers = f"/PageLabels << /Nums [{labels}] >>" if labels else ""
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {numbers} {catalogue} >>".encode()
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    )
    return _assembled(objects, trailer)


#: What a file says of itself that only opens with a password.
LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'ab' * 32}> /U <{'cd' * 32}> >> /ID [<00><00>]"


def _meaning_of_signs() -> str:
    """The table by which every sign is the character of the same number."""
    ranges = [
        f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256) if not 0xD8 <= high <= 0xDF
    ]
    tables = [ranges[start : start + 100] for start in range(0, len(ranges), 100)]
    listed = " ".join(f"{len(table)} beginbfrange {' '.join(table)} endbfrange" for table in tables)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plain def /CMapType 2 def "
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange {listed} endcmap end end"
    )


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    """The file of these objects, with the table of where each begins."""
    file = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        file
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(file)}\n%%EOF\n"
        ).encode()
    )
