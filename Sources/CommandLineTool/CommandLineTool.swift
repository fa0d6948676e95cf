// Room of CommandLineTool.
