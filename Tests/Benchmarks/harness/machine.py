"""Where the figures come from: the processor, the libraries, and which kernels their BLAS picked."""

import ctypes
import ctypes.util
import os
import platform
import sys
from pathlib import Path

import numpy
import orjson
import scipy
import sklearn
import threadpoolctl


def description():
    return {
        "processor": processor(), "cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version(),
        "scikit-learn": sklearn.__version__, "numpy": numpy.__version__, "scipy": scipy.__version__, "orjson": orjson.__version__,
        "BLAS of numpy and scipy": sorted({f"{pool['internal_api']} {pool.get('version')} {pool.get('architecture')}"
                                           for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"}),
        "BLAS of ours": own_blas(),
    }


def sentence(described):
    parts = [f"{key} {', '.join(value) if isinstance(value, list) else value}" for key, value in described.items()]
    return "; ".join(parts)


def processor():
    if sys.platform == "linux":
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor()


def own_blas():
    """The kernels of the system's OpenBLAS, which ours is linked with."""
    name = ctypes.util.find_library("openblas")
    if not name:
        return "unknown"
    library = ctypes.CDLL(name)
    library.openblas_get_corename.restype = ctypes.c_char_p
    library.openblas_get_config.restype = ctypes.c_char_p
    version = " ".join(library.openblas_get_config().decode().split()[:2])
    return f"{version} {library.openblas_get_corename().decode()}"
