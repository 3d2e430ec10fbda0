#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

extension PrimaryRule {
    /// The loss of a rule's parameters, scale and biases, on the rows added so far, with its derivatives.
    ///
    /// The second derivatives of two biases are symmetric: one of each pair is summed up, and all lie in one array, for
    /// they are most of the work of fitting. O(topics²) a row.
    struct Sums {
        private let parameters: [Double]
        private let topics: Int
        private var loss = 0.0
        private var gradient: [Double]
        /// The second derivatives of the scale: with itself, then with each bias.
        private var ofScale: [Double]
        /// Those of each bias, row by row, with itself and the ones behind it.
        private var ofBiases: [Double]
        // Working memory.
        private var weights: [Double]

        /// The sums of no row; each bias is drawn to none.
        init(_ parameters: [Double], strength: Double) {
            self.parameters = parameters
            topics = parameters.count - 1
            gradient = [Double](repeating: 0, count: topics + 1)
            ofScale = gradient
            ofBiases = [Double](repeating: 0, count: topics * topics)
            weights = [Double](repeating: 0, count: topics)
            for topic in 0..<topics {
                loss += strength / 2 * parameters[topic + 1] * parameters[topic + 1]
                gradient[topic + 1] = strength * parameters[topic + 1]
                ofBiases[topic * topics + topic] = strength
            }
            // Enough that the scale is determined where one paper was filed.
            ofScale[0] = 1e-6
        }

        /// Adds what one row says: `−ln Σ share of the topics that it is filed under`.
        mutating func add(_ scores: [Double], _ filings: [Bool?]) {
            let right = weigh(scores, filings)
            guard right > 0 else { return }
            let sum = weights.reduce(0, +)
            loss -= log(right / sum)
            var (meanAll, meanRight) = (0.0, 0.0)
            for topic in 0..<topics {
                let wanted = filings[topic] == true ? weights[topic] / right : 0
                weights[topic] /= sum
                gradient[topic + 1] += weights[topic] - wanted
                meanAll += weights[topic] * scores[topic]
                meanRight += wanted * scores[topic]
            }
            gradient[0] += meanAll - meanRight
            bend(scores, meanAll)
        }

        /// Sets the weights to those of the softmax, before they are divided by their sum; returns the sum of those of
        /// the topics that a row is filed under.
        private mutating func weigh(_ scores: [Double], _ filings: [Bool?]) -> Double {
            for topic in 0..<topics { weights[topic] = parameters[0] * scores[topic] + parameters[topic + 1] }
            let top = weights.max() ?? 0
            var right = 0.0
            for topic in 0..<topics {
                weights[topic] = filings[topic] == nil ? 0 : exp(weights[topic] - top)
                right += filings[topic] == true ? weights[topic] : 0
            }
            return right
        }

        /// Adds the second derivatives of the logarithm of the sum of all; those of the right ones are left out, so that
        /// the matrix stays positive (a majorizing step, exact for one topic).
        private mutating func bend(_ scores: [Double], _ mean: Double) {
            for topic in 0..<topics {
                let share = weights[topic]
                let centred = share * (scores[topic] - mean)
                ofScale[0] += centred * scores[topic]
                ofScale[topic + 1] += centred
                let row = topic * topics
                ofBiases[row + topic] += share
                for other in topic..<topics { ofBiases[row + other] -= share * weights[other] }
            }
        }

        /// Loss, gradient and second derivatives.
        var value: NewtonMinimum.Value {
            var value = NewtonMinimum.Value(parameters: topics + 1)
            (value.loss, value.gradient, value.hessian[0]) = (loss, gradient, ofScale)
            for topic in 0..<topics {
                value.hessian[topic + 1][0] = ofScale[topic + 1]
                for other in topic..<topics {
                    value.hessian[topic + 1][other + 1] = ofBiases[topic * topics + other]
                    value.hessian[other + 1][topic + 1] = ofBiases[topic * topics + other]
                }
            }
            return value
        }
    }
}
