// Room of TerminalUI.
