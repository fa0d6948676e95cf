// System calls that Swift's Glibc module does not import, each as a prefixed inline function.
#ifndef BILLTOP_CPLATFORM_H
#define BILLTOP_CPLATFORM_H
// _GNU_SOURCE stays undefined: with it, structures differ from those of Swift's Glibc module.
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *strerrorname_np(int number);

// renameat2(RENAME_NOREPLACE): fails with EEXIST instead of overwriting.
static inline int billtop_rename_new(int from, const char *old, int to, const char *fresh) {
  const unsigned no_replace = 1;
  return (int)syscall(SYS_renameat2, from, old, to, fresh, no_replace);
}

// prctl(PR_SET_DUMPABLE, 0): no core dump, and no other process of the user looks inside.
static inline int billtop_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

// A thread's heap grows page by page, a system call each; from here on by so many bytes at once.
static inline void billtop_grow_heaps_by(int bytes) {
  mallopt(M_TOP_PAD, bytes);
  // Setting one switches the others' adaption off.
  mallopt(M_TRIM_THRESHOLD, 4 * bytes);
  mallopt(M_MMAP_THRESHOLD, bytes);
}

static inline ssize_t billtop_random(void *bytes, size_t count) {
  return syscall(SYS_getrandom, bytes, count, 0);
}

static inline int billtop_watch_open(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

// inotify_add_watch for files that are finished, moved in or removed.
static inline int billtop_watch_folder(int watcher, const char *path) {
  return inotify_add_watch(watcher, path,
                           IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF | IN_ONLYDIR);
}

// strerrorname_np: "ENOSPC"; null for a number nobody knows.
static inline const char *billtop_errno_name(int number) { return strerrorname_np(number); }
// The glibc headers show these three only with _GNU_SOURCE.
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

// pipe2(O_CLOEXEC): no program that is started inherits it.
static inline int billtop_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

// posix_spawn_file_actions_addclosefrom_np, …_addchdir_np: nothing else open, no folder of ours.
static inline int billtop_spawn_bare(posix_spawn_file_actions_t *actions) {
  int result = posix_spawn_file_actions_addclosefrom_np(actions, 3);
  return result ? result : posix_spawn_file_actions_addchdir_np(actions, "/");
}

#endif
