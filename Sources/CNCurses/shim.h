// What Swift cannot import of ncursesw: globals, variadics and function-like macros. Each is one
// prefixed inline function, so that the driver never sees a macro.
#ifndef BILLTOP_CNCURSES_H
#define BILLTOP_CNCURSES_H
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#undef lines
#undef columns

// Globals that Swift 6 refuses.
static inline WINDOW *cnc_stdscr(void) { return stdscr; }
static inline int cnc_colours(void) { return COLORS; }
static inline int cnc_colour_pairs(void) { return COLOR_PAIRS; }
static inline void cnc_clear_before_refresh(void) { clearok(curscr, TRUE); }

// newterm(3) on the standard streams; initscr would end the process on an unknown terminal.
static inline SCREEN *cnc_newterm(const char *term) { return newterm(term, stdout, stdin); }

// Whether terminfo has a string capability; tigetstr answers -1 for "not a string".
static inline const char *cnc_string_capability(const char *name) {
  char *value = tigetstr(name);
  return value == (char *)-1 ? NULL : value;
}

// Puts a shorter text in a string capability's place, for curses has no call for that. The kernel
// copies it: memory that may not be written is an error then and no crash.
static inline _Bool cnc_shorten_capability(const char *name, const char *text, size_t count) {
  char *value = tigetstr(name);
  int ends[2];
  if (value == NULL || value == (char *)-1 || strlen(value) < count || pipe(ends) != 0) return 0;
  _Bool copied = write(ends[1], text, count + 1) == (ssize_t)count + 1
      && read(ends[0], value, count + 1) == (ssize_t)count + 1;
  close(ends[0]);
  close(ends[1]);
  return copied;
}

// wcwidth(3) hides behind a feature macro that is decided before this header is read.
extern int wcwidth(wchar_t character);
static inline int cnc_width(wchar_t character) { return wcwidth(character); }

static inline const char *cnc_codeset(void) { return nl_langinfo(CODESET); }
// What text is made of is all that the screen takes from the locale; the rest costs a dozen files.
static inline void cnc_use_locale(void) { setlocale(LC_CTYPE, ""); }

// Attributes are macros with casts.
static inline attr_t cnc_bold(void) { return WA_BOLD; }
static inline attr_t cnc_dim(void) { return WA_DIM; }
static inline attr_t cnc_underline(void) { return WA_UNDERLINE; }
static inline attr_t cnc_reverse(void) { return WA_REVERSE; }
static inline attr_t cnc_italic(void) { return WA_ITALIC; }
static inline attr_t cnc_alternate(void) { return WA_ALTCHARSET; }

// Makes one cell; the text is a base and at most two marks, ended by zero.
static inline cchar_t cnc_cell(
    wchar_t base, wchar_t first, wchar_t second, attr_t attributes, short pair) {
  wchar_t text[4] = {base, first, second, 0};
  cchar_t cell;
  memset(&cell, 0, sizeof cell);
  setcchar(&cell, text, attributes, pair, NULL);
  return cell;
}

// Function-like macros.
static inline int cnc_put_cells(int y, int x, const cchar_t *cells, int count) {
  return mvadd_wchnstr(y, x, cells, count);
}
static inline int cnc_move(int y, int x) { return move(y, x); }
// Whether the terminal's cursor may stay wherever an update leaves it.
static inline void cnc_leave_cursor(_Bool may) { leaveok(stdscr, may); }
static inline int cnc_erase(void) { return erase(); }
static inline int cnc_get(wint_t *character) { return get_wch(character); }
static inline int cnc_key_function(int number) { return KEY_F(number); }
static inline int cnc_key_code_yes(void) { return KEY_CODE_YES; }
static inline int cnc_error(void) { return ERR; }

// Modes of the screen, in the order that curses wants them.
static inline void cnc_configure(void) {
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  idlok(stdscr, TRUE);
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  // A frame goes out whole: looking for keys after every line costs a write and a poll a line.
  typeahead(-1);
}

// Raw output goes through the stream that curses writes to.
static inline void cnc_write_raw(const char *bytes, size_t count) {
  fflush(stdout);
  fwrite(bytes, 1, count, stdout);
  fflush(stdout);
}

// The window size as the kernel knows it; false when it does not.
static inline _Bool cnc_window_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
    return 0;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 1;
}

// --- Signals. The state is local to a function, for Swift drops a header's own variables; it lives
// once for each object file that uses it, so only one Swift file of the driver calls what follows.

struct cnc_signals {
  volatile int wake_descriptor;
  volatile sig_atomic_t pending[65];
};

static inline struct cnc_signals *cnc_signals(void) {
  static struct cnc_signals state = {.wake_descriptor = -1};
  return &state;
}

// Sets a flag and wakes the loop: both are safe in a handler.
static inline void cnc_note_signal(int signal) {
  int saved = errno;
  struct cnc_signals *state = cnc_signals();
  char byte = 0;
  if (signal > 0 && signal < 65) state->pending[signal] = 1;
  if (state->wake_descriptor >= 0) (void)!write(state->wake_descriptor, &byte, 1);
  errno = saved;
}

static inline void cnc_catch(int signal, int wake_descriptor) {
  struct sigaction action, old;
  if (sigaction(signal, NULL, &old) == 0 && old.sa_handler == SIG_IGN && signal == SIGHUP) return;
  cnc_signals()->wake_descriptor = wake_descriptor;
  memset(&action, 0, sizeof action);
  action.sa_handler = cnc_note_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

static inline _Bool cnc_take_signal(int signal) {
  volatile sig_atomic_t *flag = &cnc_signals()->pending[signal];
  _Bool was = *flag != 0;
  *flag = 0;
  return was;
}

static inline void cnc_release(int signal_number) { signal(signal_number, SIG_DFL); }
static inline void cnc_forget_wake_descriptor(void) { cnc_signals()->wake_descriptor = -1; }

// Stops the process group until it is continued.
static inline void cnc_stop(void) {
  signal(SIGTSTP, SIG_DFL);
  kill(0, SIGTSTP);
}

// --- The guard for crashes: a fixed text and the saved modes, nothing of curses in the handler.

struct cnc_guard {
  struct termios modes;
  char text[512];
  volatile size_t length;
  volatile sig_atomic_t is_armed;
  _Alignas(16) char stack[65536];
};

static inline struct cnc_guard *cnc_guard(void) {
  static struct cnc_guard guard;
  return &guard;
}

static inline void cnc_guard_restore(int signal_number) {
  struct cnc_guard *guard = cnc_guard();
  if (guard->is_armed) {
    guard->is_armed = 0;
    (void)!write(STDOUT_FILENO, guard->text, guard->length);
    tcsetattr(STDOUT_FILENO, TCSANOW, &guard->modes);
  }
  raise(signal_number);
}

// Adds a capability without its padding notes.
static inline void cnc_guard_add(const char *text) {
  struct cnc_guard *guard = cnc_guard();
  if (text == NULL || text == (const char *)-1) return;
  while (*text && guard->length < sizeof guard->text - 1) {
    if (text[0] == '$' && text[1] == '<') {
      while (*text && *text != '>') text++;
      if (*text) text++;
      continue;
    }
    guard->text[guard->length++] = *text++;
  }
}

static inline void cnc_guard_save_modes(void) { tcgetattr(STDOUT_FILENO, &cnc_guard()->modes); }
static inline void cnc_guard_disarm(void) { cnc_guard()->is_armed = 0; }
static inline void cnc_guard_rearm(void) { cnc_guard()->is_armed = 1; }

static inline void cnc_guard_text(void) {
  cnc_guard()->length = 0;
  cnc_guard_add("\033[?2004l");
  cnc_guard_add(tigetstr("sgr0"));
  cnc_guard_add(tigetstr("rmkx"));
  cnc_guard_add(tigetstr("cnorm"));
  cnc_guard_add(tigetstr("rmcup"));
  cnc_guard_add("\r");
}

// SA_RESETHAND and SA_NODEFER let the signal that is raised again end the process at once.
static inline void cnc_guard_arm(void) {
  int crashes[] = {SIGSEGV, SIGILL, SIGBUS, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};
  stack_t stack;
  memset(&stack, 0, sizeof stack);
  stack.ss_sp = cnc_guard()->stack;
  stack.ss_size = sizeof cnc_guard()->stack;
  cnc_guard_text();
  cnc_guard()->is_armed = 1;
  sigaltstack(&stack, NULL);
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = cnc_guard_restore;
    action.sa_flags = SA_RESETHAND | SA_NODEFER | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaction(crashes[i], &action, NULL);
  }
}
#endif
