"""Tables as spreadsheets: written to be filled in, and read back afterwards.

Colleagues sort, filter, move columns, add rows and save with another program. So the file itself carries what it takes
to recognise things: a hidden first row with the kind of the table and each column's key, which travels with its
column, and a hidden last column with each row's key, which travels with its row.
"""

from compendium.exporters.sheet_xlsx.reading import read_sheet
from compendium.exporters.sheet_xlsx.writing import write_xlsx

__all__ = ["read_sheet", "write_xlsx"]
