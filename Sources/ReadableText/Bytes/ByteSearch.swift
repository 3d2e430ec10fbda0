/// Looking for short marks in bytes of the outside.
///
/// Texts that others wrote are never walked by their characters: to find where a character ends,
/// Swift may have to go back over all that stands before it, so that half a megabyte of regional
/// indicators takes a minute, and a blank with a combining mark on it is no blank.
extension ArraySlice<UInt8> {
    /// Where a mark stands first; nil where it does not. Time grows linearly for marks that are as short as words.
    package func firstRange(ofMark mark: some Collection<UInt8>) -> Range<Int>? {
        guard let first = mark.first else { return nil }
        var rest = self
        while let place = rest.firstIndex(of: first) {
            rest = rest[place...]
            if rest.starts(with: mark) { return place..<place + mark.count }
            rest.removeFirst()
        }
        return nil
    }

    /// Where a mark stands last; nil where it does not.
    package func lastRange(ofMark mark: some Collection<UInt8>) -> Range<Int>? {
        guard let first = mark.first else { return nil }
        var before = self
        while let place = before.lastIndex(of: first) {
            if self[place...].starts(with: mark) { return place..<place + mark.count }
            before = before[..<place]
        }
        return nil
    }

    /// The rest behind the spaces at the beginning.
    package var withoutLeadingSpaces: ArraySlice<UInt8> { drop { $0 == 0x20 } }
}

extension StringProtocol {
    /// The bytes of the text.
    package var bytes: ArraySlice<UInt8> { Array(utf8)[...] }
}
