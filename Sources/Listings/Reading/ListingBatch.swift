public import Papers

/// Papers of a listing that were read together.
public struct ListingBatch: Sendable {
    /// The papers, in the listing's order.
    public let papers: [Paper]
    /// The listing's format.
    public let format: ListingFormat
    /// How much of the file has been read so far, 0...1; nil where its size is unknown, as that of standard input.
    public let fractionRead: Double?
}
