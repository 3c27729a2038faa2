"""The process that reads a PDF: bytes in, the text of its pages out, as JSON.

Started by :mod:`briefing.reading.pdf_in`; it may be killed at any time.
"""

import io
import logging
import sys
import warnings

import msgspec

from briefing.reading.apart import limit

MOST_PAGES = 500
MOST_LETTERS = 5_000_000  # most of them blanks that show how a page looks


def pages_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return ("", text of each page), or why not: "locked", "long" or "damaged"."""
    from pypdf import PdfReader  # noqa: PLC0415 - start-up
    from pypdf.errors import (  # noqa: PLC0415 - start-up
        DependencyError,
        FileNotDecryptedError,
        PyPdfError,
    )

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return "locked", ()
        # What the file says of itself first: to count its pages takes long where there are many.
        claimed = reader.root_object["/Pages"].get_object()
        if claimed.get("/Count", 0) > MOST_PAGES or len(reader.pages) > MOST_PAGES:  # type: ignore[union-attr]
            return "long", ()
        texts: list[str] = []
        letters = 0
        for page in reader.pages:
            text = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True)
            texts.append(text)
            letters += len(text)
            if letters > MOST_LETTERS:
                return "long", ()
    except (DependencyError, FileNotDecryptedError, NotImplementedError):
        # AES is for others to decrypt, whether or not there is a word to know.
        return "locked", ()
    except (PyPdfError, OSError, ValueError, ArithmeticError, LookupError) as error:
        print(repr(error), file=sys.stderr)  # noqa: T201 - nobody sees it but a developer
        return "damaged", ()
    except (
        AttributeError,
        TypeError,
        AssertionError,
        RecursionError,
        MemoryError,
    ):  # of a malformed file
        return "damaged", ()
    return "", tuple(texts)


def main() -> None:
    """Read standard input, write the answer to standard output."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    limit(int(sys.argv[1]), int(sys.argv[2]))
    answer = pages_of(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.json.encode(answer))


if __name__ == "__main__":
    main()
