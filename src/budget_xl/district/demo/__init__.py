"""A made-up district: its streets, what they declare, and the mistakes they make."""
