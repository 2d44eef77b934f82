"""The text of a PDF."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

from geodata.reading.reading import Extract, refusal

SECONDS: Final = 20
WORKER: Final = Path(__file__).with_name("pdf_pages.py")
START: Final = "import runpy, sys; runpy.run_path(sys.argv[1], run_name='__main__')"

FEW: Final = 20
"""Pages with fewer letters than that on average are pictures."""

NAMELESS: Final = re.compile(
    r"^(?:microsoft word\b.*|untitled|sans titre|\(?anonymous\)?|document\d*|(?:print|imprim).*|"
    r".*\.(?:docx?|pdf|html?|indd|qxd|odt))$",
    re.IGNORECASE,
)
FULL: Final = 0.6
"""A line that fills so much of the longest one goes on in the next."""

EDGE: Final = 2
"""So many lines at the top and at the foot of a page may be the print's and not the article's."""

ENDS: Final = (".", "!", "?", ":", "\u00bb", "\u201d", '"')


def extract(content: bytes, name: str) -> Extract:
    """Read the text of a PDF in a process of its own, under limits of time and memory.

    Parameters
    ----------
    content : bytes
        The file.
    name : str
        Its name, for messages.

    Returns
    -------
    Extract
        Lines are joined to paragraphs; what is repeated at the edges of pages is left out.

    Raises
    ------
    geodata.faults.DataError
        When it is encrypted, broken, too long, or holds pictures alone.
    """
    answer = _ask(content, name)
    match answer.get("fault"):
        case "encrypted":
            raise refusal(
                name, "it is protected by a password", "save it without one, or paste its text"
            )
        case "long":
            raise refusal(
                name,
                f"it has {answer['count']:,} pages; at most 100 are read",
                "print the pages of the article alone to a PDF, or paste its text",
            )
        case "large":
            raise refusal(
                name, "it holds far more than an article", "cut out the article and paste it"
            )
        case "broken":
            raise refusal(name, "the PDF is broken", "print it to a PDF again, or paste its text")
    pages: list[str] = answer["pages"]
    text = flowing(pages)
    if sum(map(str.isalpha, text)) < FEW * max(1, len(pages)):
        raise refusal(
            name,
            "there is no text inside, only pictures of pages",
            "run a text recognition (OCR) over it, or paste the text",
        )
    title = answer["title"].strip()
    return Extract(text=text, title="" if NAMELESS.match(title) else title)


def flowing(pages: list[str]) -> str:
    r"""Join the lines of pages to paragraphs.

    Parameters
    ----------
    pages : list of str
        The text of each page, a line of print to a line.

    Returns
    -------
    str

    Examples
    --------
    >>> flowing(["Twelve soldiers were killed in an at-\ntack on a post near Djibo."])
    'Twelve soldiers were killed in an attack on a post near Djibo.'
    """
    split = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(
        re.sub(r"\d+", "#", line)
        for lines in split
        for line in {*lines[:EDGE], *lines[-EDGE:]}
        if line
    )
    repeated = {line for line, times in edges.items() if len(pages) > 1 and times > len(pages) / 2}
    kept = [
        line
        for lines in split
        for number, line in enumerate(lines)
        if not (_edge(number, lines) and re.sub(r"\d+", "#", line) in repeated)
    ]
    longest = max(map(len, kept), default=0)
    text = ""
    previous = ""
    for line in kept:
        if not text or not line or not previous:
            text += f"\n{line}" if text else line
        elif previous.endswith(("-", "\u2010", "\u00ad")) and line[0].islower():
            text = text[:-1] + line
        elif line[0].islower() or (len(previous) >= FULL * longest and not previous.endswith(ENDS)):
            text += f" {line}"
        else:
            text += f"\n{line}"
        previous = line
    return text


def _edge(number: int, lines: list[str]) -> bool:
    return number < EDGE or number >= len(lines) - EDGE


def _ask(content: bytes, name: str) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 - our own script, the file on its standard input
            [sys.executable, "-P", "-c", START, str(WORKER)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise refusal(
            name, "it could not be read in time", "print it to a PDF again, or paste its text"
        ) from error
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return {"fault": "broken"}
    return answer if isinstance(answer, dict) else {"fault": "broken"}
