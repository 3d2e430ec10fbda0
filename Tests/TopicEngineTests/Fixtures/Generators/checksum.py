"""Makes Fixtures/checksum.json: XXH64 (xxHash specification 0.1.1, seed 0) of 64-bit words as little-endian bytes, 32 bytes and more.

    python3 Tests/TopicEngineTests/Fixtures/Generators/checksum.py > Tests/TopicEngineTests/Fixtures/checksum.json

Made with the Python package xxhash. The tests read the JSON alone.
"""

import json
import random
import struct

import xxhash

random.seed(3)
cases = []
for count in (4, 5, 7, 8, 13, 32, 61):
    words = [random.getrandbits(64) for _ in range(count)]
    cases.append({"words": [str(w) for w in words], "checksum": str(xxhash.xxh64_intdigest(struct.pack(f"<{count}Q", *words)))})
print(json.dumps(cases))
