"""Drafts the annotations of a plain text by rules alone: entities, quotes, events. The same text, the same draft.

The steps that any language shares stand here: words, quotation marks, sentences, turns of speech and which reading of
a sentence is the likeliest (`attributions`), who is who (`entities`), whom a pronoun stands for (`speakers`). What
differs from language to language is a `Grammar` (`grammar`): the classes of words, names, who says what in a
sentence, events and their dates.

To add a language, make a package beside `english` with its words in `words.toml` and a class that has the methods
of `Grammar`, and name that class in the table of `languages`. Whatever set of words `words.toml` leaves out is empty,
and whatever a method doesn't find is not drafted, so a language can begin with its quotes. Of a language without rules
only what stands in quotation marks is drafted: no people, and no events.
"""
