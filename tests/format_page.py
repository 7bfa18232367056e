"""content/FORMAT.md: every key of an article's file, from the tables that the loader reads by.

`python -m tests.format_page` makes it anew, to be run from the checkout after a change of the format.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.load.values.fields import ARTICLE, Field, Form, Shape
from tests.readme import CHECKOUT

PAGE = CHECKOUT / "content" / "FORMAT.md"
ABOUT = """\
# The keys of an annotated article

An article is one YAML file. [The README](../README.md) shows a short one, and the file beside this page is a long one.
`reader check` tells what is wrong with one, by line and column; editors that know JSON Schema complete these keys by
[article.schema.json](article.schema.json). Keys in bold are required.

- Words of the text are copied as they stand there. Quotation marks, apostrophes, dashes and spaces may be curly or
  straight, capitals must be the same. Words that occur more than once want `para` or `nth` to tell which are meant.
- A name is found where it stands as whole words, with or without a possessive. An apostrophe between letters belongs
  to a word, in every language: there is no *Dowd* in *O’Dowd*, and no *Emmanuel Macron* in *d’Emmanuel Macron*. In
  French, Italian or Catalan give such forms as names of their own: `aka: [Macron, d’Emmanuel Macron]`.
- Dates are EDTF, at their true precision: `2021`, `2020-08`, `2020-08-09`, about `2020-08~`, from and to `2020/2021`.
- A file has at most 64 MiB and a million values, its text 16 million bytes, and any other value a million. What goes
  beyond that is refused.
- What a program drafted has `draft: 0.85`, with how sure it was, or `draft: true`, until a person accepts it: then that
  key goes. `drafted: {by: rules-1, on: 2026-11-30}` at the top says once which program; every entry without a `by` of
  its own is by that, and one that a person made or corrected says `by: hand`.
- Where the text has changed, `was` has the words that an annotation had before. Beside `text` or `parts` it is a draft:
  these are the words that it has now, until a person accepts them. Without either the annotation is orphaned: its words
  are not looked for, references to it are passed over, and `reader check` warns of it.
"""


def page() -> str:
    """The whole page."""
    return "\n".join((ABOUT, *_tables(ARTICLE, set())))


def _tables(shape: Shape, done: set[str]) -> Iterator[str]:
    """The keys of one kind of mapping, then those of the kinds that stand in it."""
    done.add(shape.name)
    yield f"## {shape.name[0].upper()}{shape.name[1:]}\n"
    yield f"{shape.says}\n"
    yield "| Key | What it is |\n|---|---|"
    for field in shape.fields.values():
        yield f"| {_key(field)} | {f'{field.says}{_values(field)}'.replace('|', chr(92) + '|')} |"
    yield ""
    for field in shape.fields.values():
        if field.shape is not None and field.shape.name not in done:
            yield from _tables(field.shape, done)


def _key(field: Field) -> str:
    return f"**`{field.key}`**" if field.required else f"`{field.key}`"


def _values(field: Field) -> str:
    """What a choice may be, and what stands for nothing said."""
    told = ""
    if field.form is Form.CHOICE:
        told += f" One of {', '.join(f'`{choice}`' for choice in field.choices)}."
    if field.default is not None:
        told += f" `{field.default}` if left out."
    return told


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
