/// What pushes points of the plane apart: each pushes each other by 1/(1 + d²)², where what is far is one with its
/// neighbours.
///
/// A tree of squares in squares holds the points. Eight neighbours walk it at a time; a square that is small beside its
/// distance from them acts as one point at its centre of mass.
///
/// Source: J. Barnes, P. Hut, "A hierarchical O(N log N) force-calculation algorithm", Nature 324 (1986), 446–449; for
/// layouts L. van der Maaten, "Accelerating t-SNE using Tree-Based Algorithms", Journal of Machine Learning Research 15
/// (2014), 3221–3245. Points are ordered along Morton's curve (G. M. Morton, IBM, 1966), so that each square is a range
/// of them and eight consecutive ones are neighbours.
struct RepulsionTree: Sendable {
    /// A square of the tree; those within it follow it.
    private struct Square: Sendable {
        /// The centre of mass.
        var x: Float
        var y: Float
        /// How many points it holds.
        var mass: Float
        /// The square of its side; 0 for one that is not divided.
        var side: Float
        /// The number of the first square that is not within it.
        var next: Int32
        /// Its points.
        var begin: Int32
        var end: Int32
        var isLeaf: Bool
    }

    /// What pushes.
    struct Push: Sendable {
        /// The sum of w²·(y − y′) over all other points, for each point, before it is divided by `total`.
        var forces: [SIMD2<Float>]
        /// The sum of w = 1/(1 + d²) over all pairs, each in both directions.
        var total: Double
    }

    /// The most points of a square that is not divided.
    private static let leafSize = 8
    /// How many groups of eight points one piece of parallel work takes.
    private static let groupsInPiece = 64
    /// How many bits a coordinate has on the curve.
    private static let bits = 16

    /// The numbers of the points along the curve.
    private let order: [Int32]
    /// The points along the curve.
    private let xs: [Float]
    private let ys: [Float]
    private var squares: [Square] = []

    init(_ points: [SIMD2<Float>]) {
        let low = points.reduce(SIMD2(repeating: .infinity)) { pointwiseMin($0, $1) }
        let high = points.reduce(SIMD2(repeating: -.infinity)) { pointwiseMax($0, $1) }
        let side = max((high - low).max(), .leastNormalMagnitude)
        let scale = (Float(1 << Self.bits) - 1) / side
        let codes = points.map { Self.code(($0 - low) * scale) }
        let order = Self.sorted(codes)
        self.order = order
        xs = order.map { points[Int($0)].x }
        ys = order.map { points[Int($0)].y }
        let sorted = order.map { codes[Int($0)] }
        squares.reserveCapacity(points.count / 2 + 1)
        if !points.isEmpty { divide(0..<points.count, sorted, level: Self.bits - 1, side: side) }
    }

    /// The place of a point on the curve: the bits of its coordinates in turns.
    private static func code(_ place: SIMD2<Float>) -> UInt32 {
        spread(UInt32(max(0, min(65_535, place.x)))) | spread(UInt32(max(0, min(65_535, place.y)))) << 1
    }

    /// Sixteen bits with gaps between them.
    private static func spread(_ bits: UInt32) -> UInt32 {
        var bits = bits
        bits = (bits | bits << 8) & 0x00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333
        return (bits | bits << 1) & 0x5555_5555
    }

    /// The numbers of the codes in ascending order, equal ones by number: by their lower halves, then by the upper.
    private static func sorted(_ codes: [UInt32]) -> [Int32] {
        var order = codes.indices.map(Int32.init)
        for shift in [UInt32(0), 11, 22] {
            var starts = [Int](repeating: 0, count: 2_049)
            for code in codes { starts[Int(code >> shift & 2_047) + 1] += 1 }
            for digit in 1..<2_049 { starts[digit] += starts[digit - 1] }
            var next = order
            for number in order {
                let digit = Int(codes[Int(number)] >> shift & 2_047)
                next[starts[digit]] = number
                starts[digit] += 1
            }
            order = next
        }
        return order
    }

    /// Adds the square of a range of points, and those within it.
    private mutating func divide(_ range: Range<Int>, _ codes: [UInt32], level: Int, side: Float) {
        let number = squares.count
        var (x, y) = (0.0, 0.0)
        for place in range {
            x += Double(xs[place])
            y += Double(ys[place])
        }
        let mass = Double(range.count)
        let isLeaf = range.count <= Self.leafSize || level < 0
        squares.append(
            Square(
                x: Float(x / mass), y: Float(y / mass), mass: Float(mass), side: side * side, next: 0,
                begin: Int32(range.lowerBound), end: Int32(range.upperBound), isLeaf: isLeaf))
        if !isLeaf {
            var begin = range.lowerBound
            for quarter in UInt32(0)..<4 {
                var end = begin
                while end < range.upperBound, codes[end] >> UInt32(2 * level) & 3 == quarter { end += 1 }
                if end > begin { divide(begin..<end, codes, level: level - 1, side: side / 2) }
                begin = end
            }
        }
        squares[number].next = Int32(squares.count)
    }

    /// What pushes each point. A square of side s acts as one point on those that are farther than s/`openness` from
    /// its centre of mass: with 0 all pairs are looked at. The result does not depend on the number of threads.
    func push(openness: Float, workers: Workers) -> Push {
        let groups = (order.count + 7) / 8
        let pieces = workers.mapBlocks(of: groups, size: Self.groupsInPiece) { range -> ([SIMD8<Float>], Double) in
            var (forces, total) = ([SIMD8<Float>](), 0.0)
            forces.reserveCapacity(2 * range.count)
            for group in range {
                let (x, y, sum) = push(group: group, openness)
                forces.append(x)
                forces.append(y)
                total += sum
            }
            return (forces, total)
        }
        var result = Push(forces: [SIMD2<Float>](repeating: .zero, count: order.count), total: 0)
        var place = 0
        for (forces, total) in pieces {
            result.total += total
            for group in stride(from: 0, to: forces.count, by: 2) {
                for lane in 0..<min(8, order.count - place) {
                    result.forces[Int(order[place])] = SIMD2(forces[group][lane], forces[group + 1][lane])
                    place += 1
                }
            }
        }
        return result
    }

    /// What pushes eight points, and their sum of w; the last group is filled up with its first point.
    private func push(group: Int, _ openness: Float) -> (x: SIMD8<Float>, y: SIMD8<Float>, total: Double) {
        let count = min(8, order.count - 8 * group)
        var (x, y) = (SIMD8(repeating: xs[8 * group]), SIMD8(repeating: ys[8 * group]))
        for lane in 1..<max(1, count) { (x[lane], y[lane]) = (xs[8 * group + lane], ys[8 * group + lane]) }
        let (low, high) = (SIMD2(x.min(), y.min()), SIMD2(x.max(), y.max()))
        let (squares, xs, ys) = (self.squares.span, self.xs.span, self.ys.span)
        var (forceX, forceY, sums) = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
        let square = openness * openness
        var number = 0
        while number < squares.count {
            let node = squares[number]
            let across = max(max(low.x - node.x, node.x - high.x), 0)
            let along = max(max(low.y - node.y, node.y - high.y), 0)
            if node.side < square * (across * across + along * along) {
                let (dx, dy) = (x - node.x, y - node.y)
                let weight = 1 / (1 + dx * dx + dy * dy)
                let heavy = node.mass * weight
                sums += heavy
                let force = heavy * weight
                forceX += force * dx
                forceY += force * dy
                number = Int(node.next)
            } else if node.isLeaf {
                for place in Int(node.begin)..<Int(node.end) {
                    let (dx, dy) = (x - xs[place], y - ys[place])
                    let weight = 1 / (1 + dx * dx + dy * dy)
                    sums += weight
                    let force = weight * weight
                    forceX += force * dx
                    forceY += force * dy
                }
                number = Int(node.next)
            } else {
                number += 1
            }
        }
        // Each point met itself, at no distance.
        return (forceX, forceY, (0..<count).reduce(0) { $0 + Double(sums[$1]) - 1 })
    }
}
