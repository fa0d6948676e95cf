// Room of CursesDriver.
