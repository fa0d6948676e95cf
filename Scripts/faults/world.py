"""A demo organization in a folder in memory, and billtop on it, for the scripts beside this one."""
import atexit
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SEED = os.environ.get("FAULT_SEED") or str(random.randrange(1 << 31))
TODAY = "2026-11-20"
# Also then what was mounted and made is taken away.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def executable():
    for path in (os.environ.get("BILLTOP"), f"{ROOT}/.build/release/billtop",
                 f"{ROOT}/.build/debug/billtop"):
        if path and os.access(path, os.X_OK):
            return os.path.abspath(path)
    sys.exit("build billtop first: swift build")


BILLTOP = executable()


class World:
    def __init__(self, groups=4, days=60):
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.work = tempfile.mkdtemp(prefix="billtop-proof.", dir=base)
        atexit.register(shutil.rmtree, self.work, ignore_errors=True)
        self.home = f"{self.work}/home"
        os.makedirs(f"{self.home}/billtop")
        self.environment = {
            "HOME": self.home, "XDG_CONFIG_HOME": self.home, "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", "TMPDIR": f"{self.home}/tmp"}
        os.makedirs(f"{self.home}/tmp")
        self.base = f"{self.work}/base"
        made = self.run("demo", "--dir", self.base, "--groups", str(groups), "--days", str(days),
                        "--today", TODAY, data=None)
        if made.returncode != 0:
            sys.exit(f"the demo organization could not be written: {made.stderr.decode()}")

    def copy(self, name):
        path = f"{self.work}/{name}"
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.base, path, symlinks=True)
        os.chmod(path, 0o700)
        return path

    def words(self, data, words):
        place = ["--data", data] if data else []
        day = [] if "--today" in words else ["--today", TODAY]
        return [BILLTOP, *place, *words, *(day if data else [])]

    def run(self, *words, data, **options):
        return subprocess.run(self.words(data, words), env=self.environment, capture_output=True,
                              stdin=subprocess.DEVNULL, **options)

    def start(self, *words, data, **options):
        return subprocess.Popen(self.words(data, words), env=self.environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                stdin=subprocess.DEVNULL, **options)


def report(figure, trouble):
    """The figure on the last line; what went wrong above it."""
    for line in trouble[:10]:
        print(f"  {line}")
    print(f"printed seed {SEED}; {figure}, {len(trouble)} wrong")
    return 1 if trouble else 0
