"""The one home of PyYAML: bytes of a file that staff wrote → a tree of raw texts with their lines.

Typed YAML parsers turn 7.392 into a float, 12:30 into 750, 010 into 8 and `no` into False, and let a repeated key win.
Here nothing is converted: the parser's events are read, every scalar keeps its text, and what staff should not use
(anchors, tags, repeated keys) is a finding. A line with a mistake of syntax costs only its own top-level key.
"""

from baocao.adapters.yaml_tree.nodes import Mapping, Node, Scalar, Sequence
from baocao.adapters.yaml_tree.reading import read_tree

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "read_tree"]
