"""budget_xl: budget declarations in Excel, checked in the cells and consolidated for a district."""

__version__ = "0.1.0"
