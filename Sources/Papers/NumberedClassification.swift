/// The topics of one paper under one model, by their numbers in the model's order: what travels between model
/// and archive. ``Classification`` is the same for whoever reads it.
public struct NumberedClassification: Hashable, Sendable {
    /// The calibrated probability of each topic, 0...1.
    public var probabilities: [Double]
    /// Whether each topic is assigned.
    public var isAssigned: [Bool]
    /// The topic under which the paper is filed: nil where no topic is assigned.
    public var primary: Int?
    /// Why the model abstained, or nil where it did not. With a reason, no topic is assigned.
    public var abstention: Abstention?

    /// A classification by as many probabilities as there are topics, or by none at all.
    public init(probabilities: [Double], isAssigned: [Bool], primary: Int?, abstention: Abstention? = nil) {
        precondition(
            probabilities.count == isAssigned.count,
            "\(probabilities.count) probabilities, but \(isAssigned.count) assignments")
        self.probabilities = probabilities
        self.isAssigned = isAssigned
        self.primary = primary
        self.abstention = abstention
    }
}
