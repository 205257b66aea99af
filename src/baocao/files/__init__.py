"""The only disk: workspaces found and read, papers written so that nothing is ever half written or overwritten."""

from baocao.files.listing import spreadsheets
from baocao.files.packaged import lexicon, rule_books
from baocao.files.reading import MOST_BYTES, read_bytes
from baocao.files.workspaces import Workspace, enclosing_workspace, find_workspace, workspaces_in, write_fresh_workspace
from baocao.files.writing import write_new, write_over, write_own, write_paper

__all__ = [
    "MOST_BYTES",
    "Workspace",
    "enclosing_workspace",
    "find_workspace",
    "lexicon",
    "read_bytes",
    "rule_books",
    "spreadsheets",
    "workspaces_in",
    "write_fresh_workspace",
    "write_new",
    "write_over",
    "write_own",
    "write_paper",
]
