"""Rules across files: what only shows when the declarations of a district lie side by side."""
