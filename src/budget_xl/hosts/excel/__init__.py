"""Excel as a host: functions in cells, a ribbon, and what its buttons do."""
