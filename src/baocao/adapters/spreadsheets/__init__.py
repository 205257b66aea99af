"""The one home of spreadsheets: workbooks finished for the disk, and those that come in as plain grids."""
