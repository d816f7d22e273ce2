"""The declared forms, their loader, and the layout derived from them."""
