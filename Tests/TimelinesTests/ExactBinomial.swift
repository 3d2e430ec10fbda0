import Foundation

/// How many of so many independent things with these odds happen at most: the smallest number that is exceeded with
/// this probability or a smaller one, by the binomial distribution.
func mostSuccesses(of trials: Int, odds: Double, exceededBy probability: Double) -> Int {
    var term = pow(1 - odds, Double(trials))
    var (sum, most) = (term, 0)
    while 1 - sum > probability, most < trials {
        term *= Double(trials - most) / Double(most + 1) * odds / (1 - odds)
        most += 1
        sum += term
    }
    return most
}

/// How many happen at least, likewise.
func fewestSuccesses(of trials: Int, odds: Double, missedBy probability: Double) -> Int {
    trials - mostSuccesses(of: trials, odds: 1 - odds, exceededBy: probability)
}
