/// Centres side by side, sixteen to a vector, so that a row is compared with all of them at once.
struct CentreLanes: Sendable {
    /// The number of centres.
    let count: Int
    /// The number of lanes: sixteen or a multiple of it.
    let width: Int
    /// The elements, column after column, `width` of them each; zeros beyond the last centre.
    let columns: [Float]
    /// Half of the squared norm of each centre; infinite beyond the last.
    let halves: [Float]

    /// Centres of so many elements each, given half of the squared norm of each; at least one.
    init(_ centres: Matrix, halves squares: [Float]) {
        precondition(squares.count == centres.rows && centres.rows > 0, "\(squares.count) norms of \(centres.rows)")
        count = centres.rows
        width = (centres.rows + 15) / 16 * 16
        halves = squares + [Float](repeating: .infinity, count: width - count)
        var lanes = [Float](repeating: 0, count: centres.columns * width)
        for centre in 0..<centres.rows {
            for column in 0..<centres.columns { lanes[column * width + centre] = centres[centre, column] }
        }
        columns = lanes
    }

    /// Which centre a row is nearest to.
    struct Nearest: Sendable, Equatable {
        /// The first of equally near ones.
        var centre: Int32 = 0
        /// Its score: the inner product less half of the centre's squared norm; the larger, the nearer.
        var score: Float = 0
        /// The second largest score; minus infinity where there is no other centre.
        var second: Float = 0
    }
}
