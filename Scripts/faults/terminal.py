"""The dashboard on a pseudo-terminal: keys in, bytes out."""
import fcntl
import os
import pty
import select
import struct
import termios


def on_a_terminal(world, data, keys, signal_after=None, backtraces=False):
    """The bytes that the dashboard writes while the keys are pressed, or until a signal ends it."""
    words = world.words(data, [])
    environment = world.environment | {"TERM": "xterm-256color"}
    if backtraces:
        environment.pop("SWIFT_BACKTRACE")
    child, master = pty.fork()
    if child == 0:
        os.execve(words[0], words, environment)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 45, 150, 0, 0))
    out, keys, quiet = b"", list(keys), 0
    while True:
        ready, _, _ = select.select([master], [], [], 0.3)
        if ready:
            try:
                piece = os.read(master, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            out += piece
            continue
        quiet += 1
        if len(out) > 1500 and keys:
            os.write(master, keys.pop(0).encode())
        elif len(out) > 1500 and signal_after is not None:
            os.kill(child, signal_after)
            signal_after = None
        elif quiet > 150:
            os.kill(child, 9)
            break
    os.waitpid(child, 0)
    return out
