"""Runs a command some times and prints as a line of JSON what each run took.

    python3 -I -S launcher.py RUNS OUTPUT ERRORS COMMAND [ARGUMENT...]

It imports nothing large, since a child's peak memory as the kernel counts it begins with that of the process that started it.
"""

import json
import os
import sys
import time


def run(command, output, errors):
    with open(output, "wb") as out, open(errors, "wb") as err:
        actions = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, err.fileno(), 2)]
        began = time.perf_counter()
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - began
    return {
        "cpu_seconds": usage.ru_utime + usage.ru_stime,
        "wall_seconds": wall,
        "peak_megabytes": usage.ru_maxrss / 1024,
        "status": os.waitstatus_to_exitcode(status),
    }


if __name__ == "__main__":
    print(json.dumps([run(sys.argv[4:], sys.argv[2], sys.argv[3]) for _ in range(int(sys.argv[1]))]))
