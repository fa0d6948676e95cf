// Preloaded into billtop: makes one system call on the data folder fail, or ends the process there.
//
// FAULT_UNDER   the folder whose calls count; others pass
// FAULT_LOG     a file that every counted call is appended to, as "N call name"
// FAULT_AT      the number of the call that goes wrong, from 1
// FAULT_KIND    an error's name, or kill-before, kill-half, kill-after, short, or lie: says yes and
//               does nothing, for a mutant that the script must catch
// FAULT_LASTING also every later call of the same kind goes wrong
// FAULT_MUTANT  lock: flock always says yes; sync: fsync and fdatasync do nothing
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { PASS, FAIL, HALF, AFTER, SHORT, LIE };

static atomic_int calls;
static char failing[16];

static const struct { const char *name; int number; } errors[] = {
  {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT}, {"EIO", EIO}, {"EROFS", EROFS},
  {"EMFILE", EMFILE}, {"EACCES", EACCES}, {"EINTR", EINTR},
};

// The real calls, without the library's functions that are replaced here.
#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int is_under(int folder, const char *name) {
  const char *root = getenv("FAULT_UNDER");
  if (!root) return 0;
  char link[40], path[4096] = "";
  if (name && *name == '/') {
    snprintf(path, sizeof path, "%s", name);
  } else if (folder == AT_FDCWD) {
    return 0;
  } else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    long length = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
  }
  size_t length = strlen(root);
  return strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void tell(int number, const char *call, int folder, const char *name) {
  const char *log = getenv("FAULT_LOG");
  if (!log) return;
  char link[40], path[4096] = "", line[4400];
  if (!name) {
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    long got = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (got > 0) path[got] = 0;
    name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
  }
  int length = snprintf(line, sizeof line, "%d %s %s\n", number, call, name);
  long log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT, 0600);
  if (log_file < 0) return;
  syscall(SYS_write, log_file, line, length);
  syscall(SYS_close, log_file);
}

static void end(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

// What becomes of a call; sets errno when it fails.
static int fate(const char *call, int folder, const char *name) {
  if (!is_under(folder, name)) return PASS;
  int number = atomic_fetch_add(&calls, 1) + 1;
  tell(number, call, folder, name);
  const char *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");
  if (!at || !kind) return PASS;
  int lasting = getenv("FAULT_LASTING") && strcmp(failing, call) == 0;
  if (number != atoi(at) && !lasting) return PASS;
  snprintf(failing, sizeof failing, "%s", call);
  if (!strcmp(kind, "kill-before")) end();
  if (!strcmp(kind, "kill-half")) return HALF;
  if (!strcmp(kind, "kill-after")) return AFTER;
  if (!strcmp(kind, "short")) return SHORT;
  if (!strcmp(kind, "lie")) return LIE;
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (!strcmp(kind, errors[i].name)) { errno = errors[i].number; return FAIL; }
  return PASS;
}

static long done(int fate, long result) {
  int error = errno;
  if (fate == AFTER || fate == HALF) end();
  errno = error;
  return result;
}

ssize_t write(int file, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  int what = fate("write", file, 0);
  if (what == FAIL) return -1;
  if (what == LIE) return (ssize_t)count;
  if ((what == HALF || what == SHORT) && count > 1) count /= 2;
  return done(what, real(file, bytes, count));
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  int what = fate("pwrite", file, 0);
  if (what == FAIL) return -1;
  if ((what == HALF || what == SHORT) && count > 1) count /= 2;
  return done(what, real(file, bytes, count, offset));
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
  return pwrite(file, bytes, count, offset);
}

ssize_t read(int file, void *bytes, size_t count) {
  REAL(ssize_t, "read", int, void *, size_t);
  int what = fate("read", file, 0);
  if (what == FAIL) return -1;
  if (what == SHORT && count > 1) count /= 2;
  return done(what, real(file, bytes, count));
}

ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
  REAL(ssize_t, "pread", int, void *, size_t, off_t);
  int what = fate("pread", file, 0);
  if (what == FAIL) return -1;
  if (what == SHORT && count > 1) count /= 2;
  return done(what, real(file, bytes, count, offset));
}
ssize_t pread64(int file, void *bytes, size_t count, off_t offset) {
  return pread(file, bytes, count, offset);
}

static int eats_sync(void) {
  const char *mutant = getenv("FAULT_MUTANT");
  return mutant && !strcmp(mutant, "sync");
}

int fsync(int file) {
  REAL(int, "fsync", int);
  if (eats_sync()) return 0;
  int what = fate("fsync", file, 0);
  return what == FAIL ? -1 : done(what, real(file));
}

int fdatasync(int file) {
  REAL(int, "fdatasync", int);
  if (eats_sync()) return 0;
  int what = fate("fdatasync", file, 0);
  return what == FAIL ? -1 : done(what, real(file));
}

int ftruncate(int file, off_t size) {
  REAL(int, "ftruncate", int, off_t);
  int what = fate("ftruncate", file, 0);
  return what == FAIL ? -1 : done(what, real(file, size));
}
int ftruncate64(int file, off_t size) { return ftruncate(file, size); }

int fchmod(int file, mode_t mode) {
  REAL(int, "fchmod", int, mode_t);
  int what = fate("fchmod", file, 0);
  return what == FAIL ? -1 : done(what, real(file, mode));
}

int openat(int folder, const char *name, int flags, ...) {
  REAL(int, "openat", int, const char *, int, ...);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  int what = fate(flags & O_CREAT ? "create" : "openat", folder, name);
  return what == FAIL ? -1 : done(what, real(folder, name, flags, mode));
}
int openat64(int folder, const char *name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return openat(folder, name, flags, mode);
}

int renameat(int from, const char *old, int to, const char *name) {
  REAL(int, "renameat", int, const char *, int, const char *);
  int what = fate("renameat", to, name);
  if (what == LIE) return 0;
  return what == FAIL ? -1 : done(what, real(from, old, to, name));
}

int linkat(int from, const char *old, int to, const char *name, int flags) {
  REAL(int, "linkat", int, const char *, int, const char *, int);
  int what = fate("linkat", to, name);
  return what == FAIL ? -1 : done(what, real(from, old, to, name, flags));
}

int unlinkat(int folder, const char *name, int flags) {
  REAL(int, "unlinkat", int, const char *, int);
  int what = fate("unlinkat", folder, name);
  return what == FAIL ? -1 : done(what, real(folder, name, flags));
}

int mkdirat(int folder, const char *name, mode_t mode) {
  REAL(int, "mkdirat", int, const char *, mode_t);
  int what = fate("mkdirat", folder, name);
  return what == FAIL ? -1 : done(what, real(folder, name, mode));
}

int flock(int file, int how) {
  REAL(int, "flock", int, int);
  const char *mutant = getenv("FAULT_MUTANT");
  if (mutant && !strcmp(mutant, "lock")) return 0;
  int what = fate("flock", file, 0);
  return what == FAIL ? -1 : done(what, real(file, how));
}

// renameat2 and openat2 have no function of their own in older libraries.
long syscall(long number, ...) {
  REAL(long, "syscall", long, ...);
  long a[6];
  va_list rest;
  va_start(rest, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  int what = PASS;
  if (number == SYS_renameat2) what = fate("renameat2", (int)a[2], (const char *)a[3]);
  if (number == SYS_openat2) what = fate("openat2", (int)a[0], (const char *)a[1]);
  if (what == FAIL) return -1;
  return done(what, real(number, a[0], a[1], a[2], a[3], a[4], a[5]));
}
