"""The documentation names the limits that the code has."""

from pathlib import Path

from geodata.reading import fetching, pdf_pages, reading, webpage, word

PAGE = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")


def test_every_limit_is_documented() -> None:
    for said in (
        f"{reading.MOST_CHARACTERS:,} characters",
        f"{reading.MOST_BYTES // 1_000_000} MB",
        f"{webpage.MOST_MARKUP // 1_000_000} million characters",
        f"{webpage.MOST_TAGS:,} tags, nested {webpage.DEEPEST} deep",
        f"{pdf_pages.MOST_PAGES} pages, {pdf_pages.SECONDS} seconds",
        f"{pdf_pages.MEMORY / 1e9:.1f} GB of memory",
        f"{word.MOST_PARTS:,} parts, {word.MOST_INFLATED // 1_000_000} MB unpacked",
        f"{word.MOST_XML // 1_000_000} MB in one part",
        f"{fetching.SECONDS:.0f} seconds in all, {fetching.MOST_BYTES // 1_000_000} MB as sent",
        f"{fetching.MOST_REDIRECTS} redirects",
    ):
        assert said in PAGE, said
