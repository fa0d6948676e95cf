// Room of StrictJSON.
