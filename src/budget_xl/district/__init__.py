"""Many workbooks: roster, collection, consolidation, summary."""
