import Testing

@testable import Timelines

@Suite("Distributions")
struct DistributionTests {
    @Test("Student's t equals scipy's")
    func student() throws {
        let cases = try StatisticsReference.load().student
        #expect(cases.count == 8)
        for expected in cases {
            let tail = StudentDistribution(degreesOfFreedom: expected.freedom).twoSidedTail(expected.deviate)
            #expect(relativeDistance(tail, expected.tail) < 1e-11, "\(expected)")
        }
    }

    @Test("the deviate of a tail has this tail", arguments: [0.7, 3, 12.5, 1e7, .infinity])
    func inverse(freedom: Double) {
        let student = StudentDistribution(degreesOfFreedom: freedom)
        for tail in [1, 0.5, 0.05, 0.004] {
            #expect(relativeDistance(student.twoSidedTail(student.deviate(twoSidedTail: tail)), tail) < 1e-9, "\(tail)")
        }
    }

    @Test("normal deviates equal scipy's, far out too")
    func normal() throws {
        let cases = try StatisticsReference.load().normal
        #expect(cases.count == 8)
        for expected in cases {
            #expect(
                abs(NormalDistribution.deviate(twoSidedTail: expected.tail) - expected.deviate) < 1e-9, "\(expected)")
        }
    }

    @Test("the incomplete beta function equals scipy's")
    func beta() throws {
        for expected in try StatisticsReference.load().beta {
            #expect(
                relativeDistance(IncompleteBeta.regularized(expected.x, expected.a, expected.b), expected.value)
                    < 1e-11, "\(expected)")
        }
        #expect(IncompleteBeta.regularized(0, 2, 3) == 0)
        #expect(IncompleteBeta.regularized(1, 2, 3) == 1)
    }
}
