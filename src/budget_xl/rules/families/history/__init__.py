"""Rules on 前两年预算与变动."""
