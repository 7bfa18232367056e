"""closeread: a terminal reader for annotated news.

The arrow of imports goes one way, and a contract in pyproject.toml holds it:

    cli -> app -> state | library | settings | convert | draft -> load -> model

- `model`: what an article is: text, entities, quotes, events, dates, and how they relate. Standard library only.
- `load`: bytes to an `Article`, or to diagnostics with line and column. The only package that knows YAML.
- `state`: what one screen is looking at (`Session`), and what each pane shows of it, as pure functions.
- `library`: the index of all articles, and what is kept for the person who reads: places, marks. The only
  package that knows SQLite.
- `settings`: config.toml, checked, and where each setting comes from.
- `convert`: an `Article` as JSON, as CSV or as plain text, and its quotes as what is copied.
- `draft`: text to a drafted article, by rules and data files of its language.
- `app`: screens, panes, commands, styles. The only package that knows Textual.
"""
