// Room of Dashboard.
