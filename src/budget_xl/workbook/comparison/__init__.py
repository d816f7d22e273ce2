"""Compares a returned workbook with the template it was made from."""
