"""Rules on 预算与资金来源."""
