"""What an amount, a place, a form, a declaration, a finding and a rule are."""
