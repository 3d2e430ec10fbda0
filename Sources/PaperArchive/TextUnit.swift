import Papers

/// Title and abstract of a paper, which belong together, and of which version they are.
///
/// Texts of two versions are never mixed. Of two units the whole one is taken, then the newer, then the fuller:
///
/// 1. A unit with title and abstract goes before one that lacks either, of whatever version: a
///    newer title alone does not erase an abstract, nor does it stand over an older one.
/// 2. The higher version is the newer one. Where a listing says none, a text is taken for the first version, and of two
///    such the one that was updated later, or updated at all, is the newer.
/// 3. Of one version the fuller is taken: the longer abstract, then the longer title.
///
/// Where no record has both, the title is that of the newest and the abstract the longest, side by
/// side until a whole one comes.
///
/// Each rule is a greatest value in a total order, so that merging is commutative, associative and
/// idempotent. A unit that was pieced together has to be remembered as such: else it would be taken
/// for a whole one.
struct TextUnit: Hashable {
    var title: PaperRecord.Text
    var abstract: PaperRecord.Text
    /// The version, at least 1, where a listing says it; that of the title where there is no abstract with it.
    var version: Int?
    /// The day of the version, where a listing says it.
    var updated: CalendarDay?
    /// Whether title and abstract come from two records, of which none has both.
    var isPieced = false

    /// A unit as a record has it. An abstract alone is of no version: it only fills in.
    init(
        title: PaperRecord.Text, abstract: PaperRecord.Text, version: Int? = nil, updated: CalendarDay? = nil,
        isPieced: Bool = false
    ) {
        (self.title, self.abstract, self.isPieced) = (title, abstract, isPieced)
        (self.version, self.updated) = title.readable.isEmpty ? (nil, nil) : (version, updated)
    }

    /// Whether title and abstract come from one record.
    private var isWhole: Bool { !isPieced && !title.readable.isEmpty && !abstract.readable.isEmpty }

    /// Which of two units gave the title, and which the abstract.
    typealias Sides = (title: MergeSide, abstract: MergeSide)

    /// The unit of both.
    func merged(with other: TextUnit) -> (unit: TextUnit, sides: Sides) {
        if isWhole != other.isWhole { return isWhole ? (self, (.left, .left)) : (other, (.right, .right)) }
        return isWhole ? newer(other) : pieced(with: other)
    }
}

// MARK: - Rules

extension TextUnit {
    /// How new a text is.
    private var age: (version: Int, day: Int) {
        version.map { ($0, .min) } ?? (1, updated?.daysSinceEpoch ?? .min)
    }

    private func newer(_ other: TextUnit) -> (unit: TextUnit, sides: Sides) {
        if age != other.age { return age > other.age ? (self, (.left, .left)) : (other, (.right, .right)) }
        let byAbstract = MergeSide.fuller(abstract, other.abstract)
        let side = byAbstract == .both ? MergeSide.fuller(title, other.title) : byAbstract
        var unit = side == .right ? other : self
        unit.takeStamp(of: other, and: self)
        return (unit, (side, side))
    }

    private func pieced(with other: TextUnit) -> (unit: TextUnit, sides: Sides) {
        let titleSide = newerTitle(other)
        let abstractSide = MergeSide.fuller(abstract, other.abstract)
        var unit = titleSide == .right ? other : self
        if titleSide == .both { unit.takeStamp(of: other, and: self) }
        unit.abstract = abstractSide == .right ? other.abstract : abstract
        unit.isPieced = !unit.title.readable.isEmpty && !unit.abstract.readable.isEmpty
        return (unit, (titleSide, abstractSide))
    }

    /// The side of the newer title, and of two of one version of the fuller; a missing one is older than any.
    private func newerTitle(_ other: TextUnit) -> MergeSide {
        if title.readable.isEmpty != other.title.readable.isEmpty { return title.readable.isEmpty ? .right : .left }
        return age == other.age ? MergeSide.fuller(title, other.title) : age > other.age ? .left : .right
    }

    /// Of two texts of one version both know the version, and its day, where either does.
    private mutating func takeStamp(of one: TextUnit, and another: TextUnit) {
        version = [one.version, another.version].compactMap { $0 }.max()
        updated = [one.updated, another.updated].compactMap { $0 }.max()
    }
}
