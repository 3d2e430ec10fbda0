"""The files between the script, the peers and the Swift program: plain arrays, little-endian, behind a row of 64-bit counts."""

import numpy as np
from scipy.sparse import csr_matrix


def write_sparse(path, matrix):
    matrix = matrix.tocsr()
    matrix.sort_indices()
    with open(path, "wb") as file:
        np.array([*matrix.shape, matrix.nnz], np.int64).tofile(file)
        matrix.indptr.astype(np.int64).tofile(file)
        matrix.indices.astype(np.int32).tofile(file)
        matrix.data.astype(np.float32).tofile(file)


def read_sparse(path):
    with open(path, "rb") as file:
        rows, columns, entries = np.fromfile(file, np.int64, 3)
        offsets = np.fromfile(file, np.int64, rows + 1)
        indices = np.fromfile(file, np.int32, entries)
        values = np.fromfile(file, np.float32, entries)
    return csr_matrix((values, indices, offsets), shape=(rows, columns))


def write_dense(path, matrix):
    with open(path, "wb") as file:
        np.array(matrix.shape, np.int64).tofile(file)
        np.ascontiguousarray(matrix, np.float32).tofile(file)


def read_dense(path):
    with open(path, "rb") as file:
        rows, columns = np.fromfile(file, np.int64, 2)
        return np.fromfile(file, np.float32, rows * columns).reshape(rows, columns)


def write_numbers(path, numbers):
    with open(path, "wb") as file:
        np.array([len(numbers)], np.int64).tofile(file)
        np.asarray(numbers, np.int32).tofile(file)


def read_numbers(path):
    with open(path, "rb") as file:
        count = np.fromfile(file, np.int64, 1)[0]
        return np.fromfile(file, np.int32, count)


def read_lines(path):
    """The texts of a file, one a line."""
    with open(path, "rb") as file:
        return [line.decode() for line in file.read().split(b"\n")[:-1]]
