"""What a power cut may leave of one change, state by state, and whether billtop gets well again.

states.py map FOLDER                     the inode and the path of everything in a folder, before
states.py judge NAME WORLD MAP RECORD SCRATCH MOST CACHE [mutants]

RECORD is what the preloaded shim wrote down while the command ran on a copy of WORLD. At every call
the power may go. What a file got since its last sync is then absent, cut, zeros, or whole; a name
made, changed or taken away since the last sync of its folder is there or not, each on its own. Every
such state is built in SCRATCH, `billtop check --repair` has to be content, the documents have to be
those after some whole record of the journal, and after the program said "done", those of the last.

With "mutants", every single sync is left out in turn, and some state has to show it.
"""
import hashlib
import itertools
import json
import os
import random
import shutil
import subprocess
import sys

BILLTOP = os.environ.get("BILLTOP", "billtop")
EDITED = os.environ.get("EDITED")
SEED = os.environ.get("FAULT_SEED", "1")


class File:
    def __init__(self, content):
        self.base, self.pending, self.last = content, [], (None, b"")

    def whole(self):
        """Everything written; the same bytes as long as nothing is added."""
        state = (id(self.base), len(self.pending))
        if self.last[0] != state:
            self.last = (state, self.apply(self.base, self.pending))
        return self.last[1]

    def apply(self, content, writes):
        # Not copied: all states share what no call changed.
        if not writes:
            return content
        content = bytearray(content)
        for write in writes:
            if write[0] == "truncate":
                del content[write[1]:]
                continue
            _, offset, data = write
            content.extend(bytes(max(0, offset - len(content))))
            content[offset:offset + len(data)] = data
        return bytes(content)

    def sync(self):
        self.base, self.pending = self.whole(), []

    def choices(self):
        """The whole content first, the synced one last."""
        found = [self.whole()]
        for index in self.places():
            before, write = self.pending[:index], self.pending[index]
            if write[0] == "write":
                for data in torn(write[2]) if not self.is_in_place(before, write) else []:
                    found.append(self.apply(self.base, before + [("write", write[1], data)]))
                    if index + 1 < len(self.pending):
                        late = before + [("write", write[1], data)] + self.pending[index + 1:]
                        found.append(self.apply(self.base, late))
            found.append(self.apply(self.base, before))
        return list(dict.fromkeys(found))

    def places(self):
        """At which of the writes the power goes: of hundreds, the last ones and some before."""
        count = len(self.pending)
        if count <= 12:
            return list(reversed(range(count)))
        early = [count * part // 5 for part in range(4, -1, -1)]
        return list(range(count - 1, count - 5, -1)) + early

    def is_in_place(self, before, write):
        """One block of a disk that is written over is old or new."""
        return write[1] == 0 and len(write[2]) <= 512 <= len(self.apply(self.base, before))


def torn(data):
    half = len(data) // 2
    yield data[:half]
    yield bytes(len(data))
    yield data[:half] + bytes(len(data) - half)
    yield bytes(half) + data[half:]


class Folder:
    def __init__(self):
        self.base, self.pending = {}, []

    def apply(self, calls):
        names = dict(self.base)
        for gone, name, target in calls:
            if gone:
                names.pop(gone, None)
            if name:
                names[name] = target
        return names

    def sync(self):
        self.base, self.pending = self.apply(self.pending), []

    def live(self):
        return self.apply(self.pending)

    def choices(self):
        calls = self.pending
        if len(calls) <= 5:
            picks = itertools.product([True, False], repeat=len(calls))
            return [self.apply([c for c, p in zip(calls, pick) if p]) for pick in picks]
        lists = [calls[:n] for n in range(len(calls), -1, -1)]
        lists += [calls[:n] + calls[n + 1:] for n in range(len(calls))] + [[c] for c in calls]
        return [self.apply(some) for some in lists]


class Disk:
    """Files and folders by inode, as the recorded calls leave them."""

    def __init__(self, world, numbers, most=1_000_000):
        self.of, folders, self.most, self.hascache = {}, {}, most, True
        for line in open(numbers):
            number, path = line.rstrip("\n").split("\t")
            whole = os.path.join(world, path)
            isfolder = os.path.isdir(whole)
            thing = Folder() if isfolder else File(open(whole, "rb").read())
            self.of[number] = folders["" if path == "." else path] = thing
            if path != ".":
                folders[os.path.dirname(path)].base[os.path.basename(path)] = thing
        self.root = folders[""]

    def call(self, words, syncs=True):
        """One recorded call; a call on what the program made elsewhere is passed over."""
        what, one = words[0], self.of.get(words[1]) if len(words) > 1 else None
        if one is None:
            return
        if what == "create":
            self.of[words[3]] = File(b"")
            one.pending.append((None, words[2], self.of[words[3]]))
        elif what == "mkdir":
            self.of[words[3]] = Folder()
            one.pending.append((None, words[2], self.of[words[3]]))
        elif what == "write":
            one.pending.append(("write", int(words[2]), bytes.fromhex(words[3])))
        elif what == "truncate":
            one.pending.append(("truncate", int(words[2])))
        elif what == "sync" and syncs:
            one.sync()
        elif what == "rename":
            one.pending.append((words[2], words[4], one.live()[words[2]]))
        elif what == "link":
            one.pending.append((None, words[4], one.live()[words[2]]))
        elif what == "unlink":
            one.pending.append((words[2], None, None))

    def states(self):
        """Every tree a power cut may leave now: {path: content, folders None}; and whether it is
        one in which the cache alone differs."""
        for tree in self.trees(cache=False):
            yield tree, False
        if self.hascache:
            for tree in self.trees(cache=True):
                yield tree, True

    def trees(self, cache):
        """The cache is bound to nothing: it varies while the rest is whole, and the other way."""
        parts = [thing for path, thing in self.walk()
                 if (path.split("/")[0] == "cache") == cache and thing.pending]
        options = [thing.choices() for thing in parts]
        count = 1
        for some in options:
            count *= len(some)
        if cache and count > self.most:
            picks = sample(options, self.most)
        elif count <= 3000:
            picks = itertools.product(*options)
        else:
            picks = few(options)
        for pick in picks:
            yield self.tree({id(part): choice for part, choice in zip(parts, pick)})

    def walk(self):
        seen, queue = set(), [("", self.root)]
        while queue:
            path, thing = queue.pop(0)
            if id(thing) in seen:
                continue
            seen.add(id(thing))
            yield path, thing
            if isinstance(thing, Folder):
                every = {**thing.base, **thing.live()}
                every.update({f"{n}\0{i}": t for i, (_, n, t) in enumerate(thing.pending) if n})
                queue += [((path + "/" + name).lstrip("/"), t) for name, t in every.items()]

    def tree(self, chosen):
        found = {}

        def fill(path, folder):
            for name, thing in chosen.get(id(folder), folder.live()).items():
                below = (path + "/" + name).lstrip("/")
                if isinstance(thing, Folder):
                    found[below] = None
                    fill(below, thing)
                elif id(thing) in chosen:
                    found[below] = chosen[id(thing)]
                else:
                    found[below] = thing.whole()

        fill("", self.root)
        return found


def sample(options, most):
    """Where only some of all are wanted: the ends, one thing unlike the rest, others at random."""
    chance = random.Random(f"{SEED} {[len(some) for some in options]}")
    for ends in ([some[0] for some in options], [some[-1] for some in options]):
        yield ends
        for index, some in enumerate(options):
            for one in some:
                yield ends[:index] + [one] + ends[index + 1:]
    for _ in range(most):
        yield [chance.choice(some) for some in options]


def few(options):
    """Too many to take all: up to two things differ from all whole, or from all lost."""
    for ends in ([0] * len(options), [-1] * len(options)):
        yield [some[end] for some, end in zip(options, ends)]
        for first, second in itertools.combinations(range(len(options)), 2):
            for a, b in itertools.product(options[first], options[second]):
                pick = [some[end] for some, end in zip(options, ends)]
                pick[first], pick[second] = a, b
                yield pick


class Judge:
    def __init__(self, world, final, scratch):
        self.world, self.scratch, self.seen, self.digests = world, scratch, {}, {}
        self.documents = self.after_each_record(world, final)

    def after_each_record(self, world, final):
        """The documents before, and after every record that the command wrote."""
        before = {path: data for path, data in files(world).items() if isdocument(path)}
        known = b"".join(d for p, d in sorted(files(world).items()) if p.startswith("journal/"))
        whole = b"".join(d for p, d in sorted(final.items()) if p.startswith("journal/"))
        states = [before]
        for line in whole[len(known):].splitlines():
            now = dict(states[-1])
            for document in json.loads(line)["documents"]:
                now.pop(document["path"], None)
                if "text" in document:
                    now[document["path"]] = document["text"].encode()
            states.append(now)
        return states

    def key(self, tree):
        digest = hashlib.sha1()
        for path in sorted(tree):
            digest.update(path.encode() + b"\0" + self.digest(tree[path] or b""))
        return digest.digest()

    def digest(self, content):
        """Most files are the same bytes in all states, and are read once."""
        known = self.digests.get(id(content))
        if known is None or known[0] is not content:
            known = self.digests[id(content)] = (content, hashlib.sha1(content).digest())
        return known[1]

    def verdict(self, tree, least):
        """Why a state is wrong, or nothing; `least` is how many records have to be there. What was
        said to be done has to be sound as it lies there."""
        key = self.key(tree), least > 0
        if key not in self.seen:
            self.seen[key] = self.look(tree, ispromised=least > 0)
        trouble, written = self.seen[key]
        if trouble:
            return trouble
        if written < least:
            return f"said it was done, but {written} of {least} records are there"
        return None

    def look(self, tree, ispromised):
        shutil.rmtree(self.scratch, ignore_errors=True)
        os.makedirs(self.scratch, 0o700)
        for path in sorted(tree):
            whole = os.path.join(self.scratch, path)
            if tree[path] is None:
                os.makedirs(whole, 0o700, exist_ok=True)
            elif path.startswith("usage/") and path.endswith(".jsonl") and self.isold(path, tree):
                os.link(os.path.join(self.world, path), whole)
            else:
                with open(whole, "wb") as file:
                    file.write(tree[path])
                os.chmod(whole, 0o600)
        if EDITED:
            return self.look_for_edit()
        for words in [[]] * ispromised + [["--repair"]]:
            check = self.run("check", "--exit-code", *words)
            if check.returncode != 0:
                said = (check.stdout + check.stderr).decode(errors="replace").strip()
                return f"not sound: {' '.join(said.split())[:300]}", 0
        left = files(self.scratch)
        aside = sorted(path for path in left if ".edited-" in path and path not in tree)
        if aside:
            return f"what nobody edited was set aside as {aside}", 0
        now = {path: data for path, data in left.items() if isdocument(path)}
        for written, wanted in enumerate(self.documents):
            if now == wanted:
                return None, written
        differing = [p for p in sorted(set(now) | set(self.documents[0]))
                     if now.get(p) not in [s.get(p) for s in self.documents]]
        return f"the documents are those of no record {differing}", 0

    def look_for_edit(self):
        """What a person wrote by hand has to be somewhere, also after the next change."""
        wanted = open(os.path.join(self.world, EDITED), "rb").read()
        for words in [("check", "--repair"), ("organization", "rename", "Next")]:
            if self.run(*words).returncode != 0:
                return f"{words} failed", 0
        return (None if wanted in files(self.scratch).values() else "the edit is lost"), 99

    def isold(self, path, tree):
        whole = os.path.join(self.world, path)
        return os.path.exists(whole) and os.path.getsize(whole) == len(tree[path])

    def run(self, *words):
        return subprocess.run([BILLTOP, "--data", self.scratch, *words], capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=60)


def isdocument(path):
    return path.endswith(".json") and not path.startswith("cache/")


def files(folder):
    found = {}
    for here, _, names in os.walk(folder):
        for name in names:
            whole = os.path.join(here, name)
            found[os.path.relpath(whole, folder)] = open(whole, "rb").read()
    return found


def moments(world, numbers, calls, most, without=()):
    """The disk after every call, from the one on that is left out, and whether "done" was said."""
    disk = Disk(world, numbers, most)
    # What is bound to nothing shows no sync that is missing.
    disk.hascache = not without and most > 0
    if not without:
        yield disk, False
    for index, words in enumerate(calls):
        disk.call(words, syncs=index not in without)
        if index >= min(without, default=0):
            yield disk, index >= promise(calls)


def promise(calls):
    """The last word of the program is its promise; what a command says halfway is not."""
    return max((i for i, words in enumerate(calls) if words[0] == "out"), default=len(calls) - 1)


def collect(judge, world, numbers, calls, most, without=()):
    """Every state once: {key: (tree, is promised, is of the cache alone)}."""
    found = {}
    for disk, promised in moments(world, numbers, calls, most, without):
        for tree, isofcache in disk.states():
            key = judge.key(tree)
            if key in found:
                isofcache = isofcache and found[key][2]
            if key not in found or promised or found[key][2] != isofcache:
                found[key] = (tree, promised or key in found and found[key][1], isofcache)
    return found


def judge_all(name, judge, found, most, cachemost):
    """All states, or a sample of them, and one of those of the cache; returns how many were looked
    at, and what went wrong."""
    records, wrong, some = len(judge.documents) - 1, [], []
    for ofcache, wanted in ((False, most), (True, cachemost)):
        kind = [state for state in found.values() if state[2] == ofcache]
        some += kind if len(kind) <= wanted else random.Random(SEED + name).sample(kind, wanted)
    for tree, promised, _ in some:
        trouble = judge.verdict(tree, records if promised else 0)
        if trouble:
            wrong.append(trouble)
    return len(some), wrong


def left_out(name, judge, world, numbers, calls, most):
    """Leaves out one sync after the other; yields each with what showed it, if anything did, and
    whether the same thing is synced once more before the program says that it is done."""
    syncs = [index for index, words in enumerate(calls) if words[0] == "sync"]
    for index in syncs:
        what = describe(calls, index, world, numbers)
        trouble = shown(judge, world, numbers, calls, {index}, most)
        earlier = [i for i in syncs if i < index and calls[i][1] == calls[index][1]]
        if not trouble and earlier:
            # A second sync is for disks that lie once: without both, "done" has to be a lie.
            pair = {earlier[-1], index}
            trouble = shown(judge, world, numbers, calls, pair, most, isafter=True)
            what += ", and the one before it"
        later = [i for i in syncs if index < i < promise(calls) and calls[i][1] == calls[index][1]]
        yield what, trouble, bool(later)


def shown(judge, world, numbers, calls, without, most, isafter=False):
    """The first trouble that the disk shows without some syncs."""
    records = len(judge.documents) - 1
    found = collect(judge, world, numbers, calls, most, without)
    # The end is where most is at stake.
    for tree, promised, _ in list(reversed(found.values()))[:most]:
        if promised or not isafter:
            trouble = judge.verdict(tree, records if promised else 0)
            if trouble:
                return trouble
    return None


def describe(calls, index, world, numbers):
    """The sync in words: what it makes last."""
    number = calls[index][1]
    names = dict(line.rstrip("\n").split("\t") for line in open(numbers))
    names.update({w[3]: w[2] for w in calls[:index] if w[0] in ("create", "mkdir")})
    nth = sum(1 for w in calls[:index + 1] if w[0] == "sync" and w[1] == number)
    return f"{calls[index][2]} {nth} of {names.get(number, 'something')}"


def main():
    if sys.argv[1] == "map":
        root = sys.argv[2]
        for here, folders, names in os.walk(root):
            folders.sort()
            print(f"{os.lstat(here).st_ino}\t{os.path.relpath(here, root)}")
            for name in sorted(names):
                whole = os.path.join(here, name)
                print(f"{os.lstat(whole).st_ino}\t{os.path.relpath(whole, root)}")
        return 0
    name, world, numbers, recorded, scratch = sys.argv[2:7]
    most, cachemost = (int(number) for number in sys.argv[7:9])
    calls = [line.rstrip("\n").split("\t") for line in open(recorded)]
    whole = Disk(world, numbers)
    for words in calls:
        whole.call(words)
    judge = Judge(world, whole.tree({}), scratch)
    found = collect(judge, world, numbers, calls, cachemost and max(200, cachemost))
    count, wrong = judge_all(name, judge, found, most, cachemost)
    bound = sum(1 for state in found.values() if not state[2])
    print(f"{name}: {len(calls)} calls, {bound} states and {len(found) - bound} of the cache alone, "
          f"{count} looked at, {len(wrong)} wrong")
    for trouble in list(dict.fromkeys(wrong))[:5]:
        print(f"  {trouble}")
    eaten = caught = 0
    if sys.argv[9:] == ["mutants"]:
        for what, trouble, issynced in left_out(name, judge, world, numbers, calls, 4000):
            if issynced and not trouble:
                print(f"  without {what}: made good by a later one, before anything is promised")
                continue
            eaten, caught = eaten + 1, caught + bool(trouble)
            print(f"  without {what}: {'caught: ' + trouble[:90] if trouble else 'NOT CAUGHT'}")
    with open(scratch + ".sum", "a") as file:
        file.write(f"{bound} {count} {len(wrong)} {eaten} {caught} {len(found) - bound}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
