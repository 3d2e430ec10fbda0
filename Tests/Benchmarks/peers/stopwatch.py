"""What a piece of work took, without imports, reading its input and writing its result: as a line of JSON on standard output."""

import json
import time


class Stopwatch:
    def __enter__(self):
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_):
        self.cpu = time.process_time() - self._cpu
        self.wall = time.perf_counter() - self._wall

    def report(self, **facts):
        print(json.dumps({"cpu_seconds": self.cpu, "wall_seconds": self.wall, **facts}))
