// What Swift cannot import of ncursesw: globals, variadics and function-like macros.
#ifndef BILLTOP_CNCURSES_H
#define BILLTOP_CNCURSES_H
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <term.h>
#endif
