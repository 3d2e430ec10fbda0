/// Newton's method for a smooth convex loss of a few dozen parameters.
enum NewtonMinimum {
    /// A loss at some parameters, with its gradient and its matrix of second derivatives, row by row.
    struct Value {
        var loss: Double
        var gradient: [Double]
        var hessian: [[Double]]

        init(parameters: Int) {
            loss = 0
            gradient = [Double](repeating: 0, count: parameters)
            hessian = [[Double]](repeating: gradient, count: parameters)
        }
    }

    /// The parameters of least loss, from a start; full steps are halved until the loss falls.
    static func find(from start: [Double], _ value: ([Double]) -> Value) -> [Double] {
        var parameters = start
        var current = value(parameters)
        for _ in 0..<100 {
            let step = solve(current.hessian, current.gradient)
            guard step.allSatisfy(\.isFinite) else { return parameters }
            var (length, next) = (1.0, current)
            var candidate = parameters
            repeat {
                candidate = zip(parameters, step).map { $0 - length * $1 }
                next = value(candidate)
                length /= 2
            } while length > 1e-6 && !(next.loss < current.loss)
            guard next.loss < current.loss else { return parameters }
            (parameters, current) = (candidate, next)
            if step.allSatisfy({ abs($0) < 1e-7 }) { break }
        }
        return parameters
    }

    /// Gaussian elimination with partial pivoting.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let order = right.count
        for column in 0..<order {
            let pivot = (column..<order).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            for row in (column + 1)..<max(column + 1, order) where rows[column][column] != 0 {
                let factor = rows[row][column] / rows[column][column]
                for index in column...order { rows[row][index] -= factor * rows[column][index] }
            }
        }
        var solution = [Double](repeating: 0, count: order)
        for row in stride(from: order - 1, through: 0, by: -1) {
            let known = (row + 1..<max(row + 1, order)).reduce(0) { $0 + rows[row][$1] * solution[$1] }
            solution[row] = rows[row][row] == 0 ? 0 : (rows[row][order] - known) / rows[row][row]
        }
        return solution
    }
}
