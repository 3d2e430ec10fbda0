import Papers

/// Merging takes the fuller value field by field, and does not depend on the order or number of its operands: it is
/// commutative, associative and idempotent. So an archive says the same whichever listing was imported first, or twice.
///
/// Each rule below is the greater of two values in one total order, and the source of a field is the first listing, by name,
/// of those that gave the greatest value.
extension PaperRecord {
    /// Which of two values was taken.
    private enum Side {
        case left, right
        /// They are the same.
        case both
    }

    /// This record, completed by another of the same paper.
    func merged(with other: PaperRecord) -> PaperRecord {
        var merged = self
        var sources = SourceChoice(left: self.sources, right: other.sources)
        func take<Value>(
            _ field: PaperField, _ path: WritableKeyPath<PaperRecord, Value>, _ choose: (Value, Value) -> Side
        ) {
            let side = choose(self[keyPath: path], other[keyPath: path])
            if side == .right { merged[keyPath: path] = other[keyPath: path] }
            sources.take(field, isLeft: side != .right, isRight: side != .left)
        }
        take(.title, \.title, Self.fuller)
        take(.abstract, \.abstract, Self.fuller)
        take(.published, \.published) { Self.known($0, $1, Self.betterKnown) }
        take(.listed, \.listed) { Self.known($0, $1, Self.betterKnown) }
        take(.authors, \.authors, Self.fuller)
        take(.authorCount, \.authorCount) { Self.known($0, $1, Self.greater) }
        take(.upvotes, \.upvotes) { Self.known($0, $1, Self.greater) }
        take(.comments, \.comments) { Self.known($0, $1, Self.greater) }
        take(.categories, \.categories, Self.fuller)
        take(.keywords, \.keywords, Self.fuller)
        take(.venue, \.venue) { Self.known($0, $1, Self.fuller) }
        let doi = Self.known(identity.dois.first, other.identity.dois.first, Self.earlier)
        sources.take(.doi, isLeft: doi != .right, isRight: doi != .left)
        merged.identity = identity.merged(with: other.identity)
        merged.importedOn = min(importedOn, other.importedOn)
        merged.sources = sources.result
        return merged
    }

    private static func known<Value>(_ left: Value?, _ right: Value?, _ choose: (Value, Value) -> Side) -> Side {
        switch (left, right) {
        case (let left?, let right?): choose(left, right)
        case (nil, nil): .both
        case (_?, nil): .left
        case (nil, _?): .right
        }
    }

    private static func greater(_ left: Int, _ right: Int) -> Side { left == right ? .both : left > right ? .left : .right }

    /// The stated day, and of two equally known ones the earlier: a paper is listed when it is first listed.
    private static func betterKnown(_ left: RankedDay, _ right: RankedDay) -> Side {
        left == right ? .both : (left.rank, left.day) < (right.rank, right.day) ? .left : .right
    }

    /// The fuller text takes its original along; of two equal texts the one with the fuller original is taken.
    private static func fuller(_ left: Text, _ right: Text) -> Side {
        let side = fuller(left.readable, right.readable)
        return side == .both ? known(left.original, right.original, fuller) : side
    }

    /// The longer text in bytes; of two equally long ones the first in byte order. Equal means equal bytes, or else the order
    /// of import would show.
    private static func fuller(_ left: String, _ right: String) -> Side {
        if left.utf8.count != right.utf8.count { return left.utf8.count > right.utf8.count ? .left : .right }
        return earlier(left, right)
    }

    private static func earlier(_ left: String, _ right: String) -> Side {
        if left.hasBytes(of: right) { return .both }
        return right.utf8.lexicographicallyPrecedes(left.utf8) ? .right : .left
    }

    /// The longer list; of two equally long ones the first in byte order of their elements.
    private static func fuller(_ left: [String], _ right: [String]) -> Side {
        if left.count != right.count { return left.count > right.count ? .left : .right }
        for (one, other) in zip(left, right) where !one.hasBytes(of: other) {
            return one.utf8.lexicographicallyPrecedes(other.utf8) ? .left : .right
        }
        return .both
    }
}
