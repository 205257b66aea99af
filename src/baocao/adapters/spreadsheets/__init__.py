"""The one home of spreadsheets: workbooks finished for the disk, and those that come in as plain grids."""

from baocao.adapters.spreadsheets.reading import Unreadable, read_grids

__all__ = ["Unreadable", "read_grids"]
