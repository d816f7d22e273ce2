"""Rules on 表式与文字."""
