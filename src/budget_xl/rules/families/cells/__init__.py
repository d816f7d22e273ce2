"""Rules on 单个格子."""
