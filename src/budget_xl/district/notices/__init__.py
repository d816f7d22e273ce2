"""What goes back to the units: return notices, numbered opinions to reply to, the list to chase."""
