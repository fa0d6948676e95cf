// Preloaded into billtop: makes one system call on the data folder fail, or ends the process there.
//
// FAULT_UNDER   the folder whose calls count; others pass
// FAULT_LOG     a file that every counted call is appended to, as "N call name"
// FAULT_AT      the number of the call that goes wrong, from 1
// FAULT_KIND    an error's name, or kill-before, kill-half, kill-after, short, or lie: says yes and
//               does nothing, for a mutant that the script must catch; or gone: this call and all
//               after it fail with EIO
// FAULT_LASTING also every later call of the same kind goes wrong
// FAULT_MUTANT  lock: flock always says yes; sync: fsync and fdatasync do nothing
// FAULT_RECORD  a file that every call that changed something is appended to, with its bytes, and
//               "out" for what the program said
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

// Whether calls on this folder are written down.
static int records(int folder, const char *name) {
  return getenv("FAULT_RECORD") && is_under(folder, name);
}

static unsigned long inode(int folder, const char *name) {
  struct stat about;
  int found = *name ? fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) : fstat(folder, &about);
  return found == 0 ? about.st_ino : 0;
}

static void put(const char *line, size_t length) {
  long file = syscall(SYS_openat, AT_FDCWD, getenv("FAULT_RECORD"), O_WRONLY | O_APPEND | O_CREAT,
                      0600);
  if (file < 0) return;
  syscall(SYS_write, file, line, length);
  syscall(SYS_close, file);
}

static void record(const char *form, ...) {
  char line[1024];
  int error = errno;
  va_list rest;
  va_start(rest, form);
  int length = vsnprintf(line, sizeof line, form, rest);
  va_end(rest);
  if (length > 0 && length < (int)sizeof line) put(line, length);
  errno = error;
}

static void record_bytes(int file, off_t offset, const unsigned char *bytes, size_t count) {
  int error = errno;
  char *line = malloc(2 * count + 80);
  if (!line) return;
  int length = sprintf(line, "write\t%lu\t%ld\t", inode(file, ""), (long)offset);
  for (size_t i = 0; i < count; i++) {
    line[length++] = "0123456789abcdef"[bytes[i] >> 4];
    line[length++] = "0123456789abcdef"[bytes[i] & 15];
  }
  line[length++] = '\n';
  put(line, length);
  free(line);
  errno = error;
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
  if (!strcmp(kind, "gone") && number >= atoi(at)) { errno = EIO; return FAIL; }
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
  if (file == 1 && getenv("FAULT_RECORD")) record("out\n");
  if (!records(file, 0)) return done(what, real(file, bytes, count));
  int appends = fcntl(file, F_GETFL) & O_APPEND;
  off_t at = lseek(file, 0, appends ? SEEK_END : SEEK_CUR);
  ssize_t result = real(file, bytes, count);
  if (result > 0) record_bytes(file, at, bytes, result);
  return done(what, result);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  int what = fate("pwrite", file, 0);
  if (what == FAIL) return -1;
  if ((what == HALF || what == SHORT) && count > 1) count /= 2;
  ssize_t result = real(file, bytes, count, offset);
  if (result > 0 && records(file, 0)) record_bytes(file, offset, bytes, result);
  return done(what, result);
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
  if (what == FAIL) return -1;
  int result = real(file);
  if (result == 0 && records(file, 0)) record("sync\t%lu\tfsync\n", inode(file, ""));
  return done(what, result);
}

int fdatasync(int file) {
  REAL(int, "fdatasync", int);
  if (eats_sync()) return 0;
  int what = fate("fdatasync", file, 0);
  if (what == FAIL) return -1;
  int result = real(file);
  if (result == 0 && records(file, 0)) record("sync\t%lu\tfdatasync\n", inode(file, ""));
  return done(what, result);
}

int ftruncate(int file, off_t size) {
  REAL(int, "ftruncate", int, off_t);
  int what = fate("ftruncate", file, 0);
  if (what == FAIL) return -1;
  int result = real(file, size);
  if (result == 0 && records(file, 0))
    record("truncate\t%lu\t%ld\n", inode(file, ""), (long)size);
  return done(what, result);
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
  if (what == FAIL) return -1;
  int recorded = flags & (O_CREAT | O_TRUNC) && records(folder, name);
  int is_new = recorded && !inode(folder, name);
  int result = real(folder, name, flags, mode);
  if (recorded && result >= 0) {
    if (is_new) record("create\t%lu\t%s\t%lu\n", inode(folder, ""), name, inode(result, ""));
    else if (flags & O_TRUNC) record("truncate\t%lu\t0\n", inode(result, ""));
  }
  return done(what, result);
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
  if (what == FAIL) return -1;
  int result = real(from, old, to, name);
  if (result == 0 && records(to, name))
    record("rename\t%lu\t%s\t%lu\t%s\n", inode(from, ""), old, inode(to, ""), name);
  return done(what, result);
}

int linkat(int from, const char *old, int to, const char *name, int flags) {
  REAL(int, "linkat", int, const char *, int, const char *, int);
  int what = fate("linkat", to, name);
  if (what == FAIL) return -1;
  int result = real(from, old, to, name, flags);
  if (result == 0 && records(to, name))
    record("link\t%lu\t%s\t%lu\t%s\n", inode(from, ""), old, inode(to, ""), name);
  return done(what, result);
}

int unlinkat(int folder, const char *name, int flags) {
  REAL(int, "unlinkat", int, const char *, int);
  int what = fate("unlinkat", folder, name);
  if (what == FAIL) return -1;
  int result = real(folder, name, flags);
  if (result == 0 && records(folder, name)) record("unlink\t%lu\t%s\n", inode(folder, ""), name);
  return done(what, result);
}

int mkdirat(int folder, const char *name, mode_t mode) {
  REAL(int, "mkdirat", int, const char *, mode_t);
  int what = fate("mkdirat", folder, name);
  if (what == FAIL) return -1;
  int result = real(folder, name, mode);
  if (result == 0 && records(folder, name))
    record("mkdir\t%lu\t%s\t%lu\n", inode(folder, ""), name, inode(folder, name));
  return done(what, result);
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
  long result = real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  if (result == 0 && number == SYS_renameat2 && records((int)a[2], (const char *)a[3]))
    record("rename\t%lu\t%s\t%lu\t%s\n", inode((int)a[0], ""), (const char *)a[1],
           inode((int)a[2], ""), (const char *)a[3]);
  return done(what, result);
}
