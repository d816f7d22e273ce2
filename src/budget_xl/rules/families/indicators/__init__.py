"""Rules on 绩效指标."""
