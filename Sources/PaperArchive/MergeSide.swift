import Papers

/// Which of two values was taken.
enum MergeSide {
    case left, right
    /// They are the same.
    case both

    /// The longer text in bytes; of two equally long ones the first in byte order. Equal means equal bytes, or else the
    /// order of import would show.
    static func fuller(_ left: String, _ right: String) -> MergeSide {
        if left.utf8.count != right.utf8.count { return left.utf8.count > right.utf8.count ? .left : .right }
        return earlier(left, right)
    }

    /// The fuller text takes its original along; of two equal texts the one with the fuller original is taken.
    static func fuller(_ left: PaperRecord.Text, _ right: PaperRecord.Text) -> MergeSide {
        let side = fuller(left.readable, right.readable)
        return side == .both ? known(left.original, right.original, fuller) : side
    }

    /// The longer list; of two equally long ones the first in byte order of their elements.
    static func fuller(_ left: [String], _ right: [String]) -> MergeSide {
        if left.count != right.count { return left.count > right.count ? .left : .right }
        for (one, other) in zip(left, right) where !one.hasBytes(of: other) {
            return one.utf8.lexicographicallyPrecedes(other.utf8) ? .left : .right
        }
        return .both
    }

    /// The type of work that tells more.
    static func moreTelling(_ left: String, _ right: String) -> MergeSide {
        left == right ? .both : WorkType.isLess(left, right) ? .right : .left
    }

    /// The first in byte order.
    static func earlier(_ left: String, _ right: String) -> MergeSide {
        if left.hasBytes(of: right) { return .both }
        return right.utf8.lexicographicallyPrecedes(left.utf8) ? .right : .left
    }

    /// The greater number.
    static func greater(_ left: Int, _ right: Int) -> MergeSide {
        left == right ? .both : left > right ? .left : .right
    }

    /// The value that is there; of two values the one that `choose` takes.
    static func known<Value>(
        _ left: Value?, _ right: Value?, _ choose: (Value, Value) -> MergeSide
    ) -> MergeSide {
        switch (left, right) {
        case (let left?, let right?): choose(left, right)
        case (nil, nil): .both
        case (_?, nil): .left
        case (nil, _?): .right
        }
    }
}
