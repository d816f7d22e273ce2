"""Rules on 支出明细."""
