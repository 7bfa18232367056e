"""Where the nodes of a YAML file begin and end in its text, in code points of the source."""

from __future__ import annotations

from reader.load.syntax.nodes import Mapping, Node, Scalar


class NodePositions:
    """The places of nodes in the text that they were read from."""

    def __init__(self, text: str) -> None:
        self._text = text

    def start(self, node: Node) -> int:
        """Where an entry begins: at its key where it has one."""
        if isinstance(node, tuple):
            return (node[3] or node[1]).index
        return (node.key_mark or node.mark).index

    def value_start(self, node: Node) -> int:
        return node[1].index if isinstance(node, tuple) else node.mark.index

    def end(self, node: Node) -> int:
        """Where a value ends, line breaks and comments behind it left out."""
        while not isinstance(node, tuple):
            if self.is_flow(node):
                return node.end_mark.index
            node = next(reversed(node.values())) if isinstance(node, Mapping) else node[-1]
        end = node[4].index
        if node[2] in ("|", ">"):
            return len(self._text[:end].rstrip(" \t\r\n"))
        return end

    def is_flow(self, node: Node) -> bool:
        return not isinstance(node, tuple) and self._text[node.mark.index : node.mark.index + 1] in ("{", "[")

    def line(self, at: int) -> int:
        """The start of the line that holds `at`."""
        return self._text.rfind("\n", 0, at) + 1

    def next_line(self, at: int) -> int:
        """The start of the line after the one that holds `at`."""
        return self._text.find("\n", at) + 1 or len(self._text)

    def is_blank(self, line: int) -> bool:
        """Whether the line that begins there is blank; there is none at the end of the file."""
        return line < len(self._text) and not self._text[line : self.next_line(line)].strip()

    def column(self, at: int) -> int:
        return at - self.line(at)

    def dash(self, sequence: Node, node: Node) -> int:
        """Where the dash of a list's item stands."""
        assert not isinstance(sequence, tuple)
        column = self.column(sequence.mark.index)
        line = self.line(self.value_start(node))
        while (
            self._text[line + column : line + column + 1] != "-" or self._text[line : line + column].strip()
        ):
            line = self.line(line - 1)
        return line + column

    def keeps_line_ends(self, scalar: Scalar) -> bool:
        """Whether a value is a block whose blank lines behind it are its own: `|+`."""
        header = self._text[scalar[1].index : self.next_line(scalar[1].index)]
        return scalar[2] in ("|", ">") and "+" in header
