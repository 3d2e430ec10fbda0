"""Rows to decision functions, singular vectors and groups."""

from statistics import median as middle

from harness import agreement, rawfiles
from harness.inputs import LATENT
from harness.measuring import interleaved, median
from harness.results import compared

GROUPS = 50


def one_vs_rest(context):
    run, ours, peers = context.runner, context.ours, context.peers
    rows, labels, test, test_labels = context.inputs.classes
    own, other = context.folder / "ours.weights", context.folder / "peer.weights"
    theirs, mine = interleaved(
        context.rounds, lambda _: run.section(peers.script("one_vs_rest", rows, labels, other)),
        lambda _: run.section(ours.one_vs_rest(rows, labels, output=own)))
    judged = rawfiles.read_sparse(test), rawfiles.read_numbers(test_labels)
    accuracy, peer_accuracy = agreement.accuracy(own, *judged), agreement.accuracy(other, *judged)
    classes = int(judged[1].max()) + 1
    return compared(
        "one-vs-rest", f"train one-vs-rest, {classes} classes, against LinearSVC", mine, theirs, 20,
        f"accuracy {accuracy:.4f}, peer {peer_accuracy:.4f}", accuracy >= peer_accuracy - 0.003)


def svd(context, iterations):
    run, ours, peers = context.runner, context.ours, context.peers
    path = context.inputs.matrix
    matrix = rawfiles.read_sparse(path)
    rank = min(LATENT, min(matrix.shape) - 1)
    own, other = context.folder / "ours.vectors", context.folder / "peer.vectors"
    run.section(peers.script("svd", path, rank, iterations, 1, other))
    peer_energy = agreement.captured_energy(matrix, other)
    # As few iterations as capture the same energy: that is the work that is compared.
    for own_iterations in range(iterations + 1):
        run.section(ours.svd(path, rank, own_iterations, output=own))
        energy = agreement.captured_energy(matrix, own)
        if energy >= peer_energy * 0.999:
            break
    theirs, mine = interleaved(
        context.rounds, lambda turn: run.section(peers.script("svd", path, rank, iterations, turn + 1)),
        lambda turn: run.section(ours.svd(path, rank, own_iterations, seed=turn + 1)))
    return compared(
        f"svd-{iterations}", f"randomized SVD, rank {rank}, against TruncatedSVD with {iterations} iterations", mine, theirs, 3.5,
        f"energy {energy / peer_energy:.5f} of the peer's, with {own_iterations} iterations", energy >= peer_energy * 0.999,
        energy=energy, peer_energy=peer_energy, iterations=own_iterations)


def k_means(context):
    run, ours, peers = context.runner, context.ours, context.peers
    path = context.inputs.points
    points = rawfiles.read_dense(path)
    groups = min(GROUPS, len(points) // 4)
    output = context.folder / "groups.i32"
    inertias = {}

    def measured(name, command):
        def turn(seed):
            result = run.section(command(seed))
            inertias.setdefault(name, []).append(agreement.inertia(points, rawfiles.read_numbers(output)))
            return result
        return turn

    def peer(method):
        return measured(method, lambda turn: peers.script("k_means", path, groups, method, turn + 1, output))

    methods = ["elkan", "mini-batch", "mini-batch-patient"]
    # The inertia depends on where a start falls: more rounds than elsewhere, a seed each.
    *theirs, mine = interleaved(
        max(5, context.rounds), *map(peer, methods),
        measured("ours", lambda turn: ours.k_means(path, groups, seed=turn + 1, output=output)))
    inertia = {name: middle(values) for name, values in inertias.items()}
    able = [(median(runs), name, runs) for name, runs in zip(methods, theirs)
            if name == "elkan" or inertia[name] <= inertia["ours"] * 1.001]
    _, name, runs = min(able, key=lambda candidate: candidate[0])
    return compared(
        "k-means", f"k-means, {groups} groups in {points.shape[1]} dimensions, against the faster of Elkan and MiniBatchKMeans", mine, runs, 1.1,
        f"inertia {inertia['ours'] / inertia['elkan']:.4f} of Elkan's; the peer is {name}", inertia["ours"] <= inertia["elkan"] * 1.001,
        inertia=inertia, seconds={method: median(runs) for method, runs in zip(methods, theirs)})
