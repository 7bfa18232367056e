"""An article whose claims are drafts."""

from __future__ import annotations

from reader.load.article import read_article
from reader.model.article import Article

SOURCE = """\
format: 1
headline: Inspectors warned of cracks
published: 2024-05-08
text: |-
  Ana Ruiz, the mayor, opened the dam on Friday. “It is,” she said, “a start.”

  Inspector Leland Achterberg confirmed that his office had seized computers. He said it was too early.

  Ruiz wrote on X that nobody was hurt. The dam was built in 1964.
people:
  ruiz: {name: Ana Ruiz, aka: [Ruiz], role: mayor, draft: true, confidence: 0.9,
    mentions: [{text: she, draft: true, confidence: 0.8}]}
  leland: {name: Leland Achterberg, draft: true, confidence: 0.7}
  hand: {name: The mayor, named: false}
places:
  dam: {name: The dam}
quotes:
  - {speaker: ruiz, type: direct, parts: ["“It is,”", "“a start.”"],
    cue: said, mention: she, draft: true, confidence: 0.97}
  - {id: seized, speaker: leland, type: indirect, text: his office had seized computers,
    cue: confirmed, draft: true, confidence: 0.71}
  - {speaker: unknown, type: indirect, text: it was too early, draft: true}
  - {speaker: ruiz, type: indirect, text: nobody was hurt, cue: wrote, via: X}
events:
  - {title: The dam opens, when: 2024-05-03, text: opened the dam, basis: inferred, people: [ruiz],
    draft: true, confidence: 0.6}
  - {title: The dam is built, when: "1964", text: built, draft: true, confidence: 0.95}
notes:
  - {text: cracks in it, note: Nothing}
"""


def read(source: str) -> Article:
    loaded = read_article(source.replace("cracks in it", "too early").encode(), "dam")
    assert loaded.article is not None, loaded.diagnostics
    return loaded.article
