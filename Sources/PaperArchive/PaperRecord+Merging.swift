import Papers

/// Merging takes the fuller value field by field, title and abstract together as a ``TextUnit``, and does not depend on
/// the order or number of its operands: it is commutative, associative and idempotent. So an archive says the same
/// whichever listing was imported first, or twice.
///
/// Each rule below is the greater of two values in one total order, and the source of a field is
/// the first listing, by name, of those that gave the greatest value.
extension PaperRecord {
    /// This record, completed by another of the same paper.
    func merged(with other: PaperRecord) -> PaperRecord {
        var merged = self
        var sources = SourceChoice(left: self.sources, right: other.sources)
        func take<Value>(
            _ field: PaperField, _ path: WritableKeyPath<PaperRecord, Value>, _ choose: (Value, Value) -> MergeSide
        ) {
            let side = choose(self[keyPath: path], other[keyPath: path])
            if side == .right { merged[keyPath: path] = other[keyPath: path] }
            sources.take(field, isLeft: side != .right, isRight: side != .left)
        }
        let (text, sides) = self.text.merged(with: other.text)
        merged.text = text
        sources.take(.title, isLeft: sides.title != .right, isRight: sides.title != .left)
        sources.take(.abstract, isLeft: sides.abstract != .right, isRight: sides.abstract != .left)
        take(.published, \.published) { MergeSide.known($0, $1, Self.betterKnown) }
        take(.listed, \.listed) { MergeSide.known($0, $1, Self.betterKnown) }
        take(.authors, \.authors, MergeSide.fuller)
        take(.authorCount, \.authorCount) { MergeSide.known($0, $1, MergeSide.greater) }
        take(.upvotes, \.upvotes) { MergeSide.known($0, $1, MergeSide.greater) }
        take(.comments, \.comments) { MergeSide.known($0, $1, MergeSide.greater) }
        take(.categories, \.categories, MergeSide.fuller)
        take(.keywords, \.keywords, MergeSide.fuller)
        take(.venue, \.venue) { MergeSide.known($0, $1, MergeSide.fuller) }
        take(.language, \.language) { MergeSide.known($0, $1, MergeSide.earlier) }
        take(.type, \.type) { MergeSide.known($0, $1, MergeSide.moreTelling) }
        let doi = MergeSide.known(identity.dois.first, other.identity.dois.first, MergeSide.earlier)
        sources.take(.doi, isLeft: doi != .right, isRight: doi != .left)
        merged.identity = identity.merged(with: other.identity)
        merged.importedOn = min(importedOn, other.importedOn)
        merged.sources = sources.result
        return merged
    }

    /// The finer date: who says the day has looked more closely than who says the year, whether the two agree or not.
    /// Of two as fine the stated one, and of two equally known ones the earlier: a paper is listed when it is first
    /// listed.
    private static func betterKnown(_ left: RankedDay, _ right: RankedDay) -> MergeSide {
        if left == right { return .both }
        return (left.precision, left.rank, left.day) < (right.precision, right.rank, right.day) ? .left : .right
    }
}
