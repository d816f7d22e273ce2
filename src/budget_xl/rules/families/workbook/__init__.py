"""Rules on 工作簿本身."""
