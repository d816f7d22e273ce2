"""LibreOffice as a host: cells, a menu, and their way into the profile of its user."""
