"""The summary workbook of a district, one module a sheet."""
