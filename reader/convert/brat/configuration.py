"""The configuration that brat needs beside our files: which types there are, their roles, attributes and colours."""

from __future__ import annotations

from reader.model.article import Basis, EventState, QuoteType

ANNOTATION_CONF = f"""\
[entities]
Person
Organisation
Place
Cue
Mention
WhenText
Words
Note
Article

[relations]
Equiv\tArg1:<WHO>, Arg2:<WHO>, <REL-TYPE>:symmetric-transitive
<WHO>=Person|Organisation|Place

[events]
<WHO>=Person|Organisation|Place
Quote\tSpeaker*:<WHO>, Cue?:Cue, Mention?:Mention, To*:<WHO>, About*:<WHO>, Words?:Words
Event\tPeople*:<WHO>, Places*:<WHO>, AllegedBy?:<WHO>, WhenText?:WhenText, Words?:Words
Context\tOf:Quote|Event, About*:<WHO>|Event, Inside?:Quote, After*:Event, Before*:Event, During*:Event

[attributes]
Type\tArg:Quote, Value:{"|".join(QuoteType)}
State\tArg:Event, Value:{"|".join(EventState)}
Basis\tArg:Event, Value:{"|".join(Basis)}
Unnamed\tArg:Person|Organisation|Place
ByName\tArg:Person|Organisation|Place
Draft\tArg:<ANY>
Confidence\tArg:<ANY>, Value:{"|".join(f"{hundredth / 100:.2f}" for hundredth in range(101))}
EntityDraft\tArg:Person|Organisation|Place
EntityConfidence\tArg:Person|Organisation|Place, Value:{"|".join(f"{n / 100:.2f}" for n in range(101))}
"""

VISUAL_CONF = """\
[labels]
Organisation | Organisation | Org
WhenText | When | When
Mention | Speaker’s words | Words
AllegedBy | Alleged by | By
Article | About the article | Art

[drawing]
SPAN_DEFAULT\tfgColor:black, bgColor:lightgrey, borderColor:darken
ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5
Person\tbgColor:lightblue
Organisation\tbgColor:lightsteelblue
Place\tbgColor:lightgreen
Quote\tbgColor:khaki
Event\tbgColor:lightsalmon
Context\tbgColor:whitesmoke
Note\tbgColor:lightpink
Draft\tglyph:?
"""

TOOLS_CONF = """\
[normalization]
Wikidata\tDB:wikidata, <URL>:https://www.wikidata.org/, <URLBASE>:https://www.wikidata.org/wiki/%s
"""
