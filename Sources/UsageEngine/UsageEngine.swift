// Room of UsageEngine.
