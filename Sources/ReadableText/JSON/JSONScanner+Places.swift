extension JSONScanner {
    /// Whether a string or key taken before is written with just these bytes, without an escape.
    package func isWritten(_ text: JSONStringRange, as name: [UInt8]) -> Bool {
        guard text.range.count == name.count, !text.isEscaped else { return false }
        let (span, other, start) = (bytes.span, name.span, text.range.lowerBound)
        for index in 0..<other.count where span[start + index] != other[index] { return false }
        return true
    }

    /// The members of an index of words as they are usually written.
    package struct PlainIndex {
        /// The words.
        package var words: [JSONStringRange] = []
        /// The places of the words, word by word, and where those of each word end.
        package var places: [Int] = []
        package var ends: [Int] = []

        /// No words; with room for those of an abstract.
        package init() {
            words.reserveCapacity(160)
            ends.reserveCapacity(160)
            places.reserveCapacity(256)
        }
    }

    /// Takes the next members of an object as long as they are words of less than sixteen bytes with plain places,
    /// `"strike":[1,17]`, and nothing stands between them but commas: all in one go, since there are hundreds a text.
    package mutating func takePlainMembers(into index: inout PlainIndex) {
        let behind = appendPlainMembers(to: &index)
        if behind > position { (position, isFirst) = (behind, false) }
    }

    private func appendPlainMembers(to index: inout PlainIndex) -> Int {
        let span = bytes.span
        var (place, isFirst) = (position, isFirst)
        while let key = plainKey(at: place, isFirst: isFirst) {
            let known = index.places.count
            guard let behind = appendPlainNumbers(at: key.range.upperBound &+ 2, span, to: &index.places) else {
                index.places.removeSubrange(known...)
                break
            }
            index.words.append(key)
            index.ends.append(index.places.count)
            (place, isFirst) = (behind, false)
        }
        return place
    }

    /// Takes an array of whole numbers of at most nine digits without sign and white space, `[0,17]`, and appends them;
    /// false, with nothing taken, where anything else stands there, be it JSON or not.
    ///
    /// The usual form of a word's places in a text: a general reading takes several times as long.
    package mutating func takePlainNumbers(into numbers: inout [Int]) -> Bool {
        let known = numbers.count
        guard let behind = appendPlainNumbers(at: position, bytes.span, to: &numbers) else {
            numbers.removeSubrange(known...)
            return false
        }
        position = behind
        return true
    }

    /// Appends the numbers of such an array up to what is none; returns the offset behind it.
    @inline(__always)
    private func appendPlainNumbers(at begin: Int, _ span: Span<UInt8>, to numbers: inout [Int]) -> Int? {
        var index = begin
        guard index < end, span[index] == UInt8(ascii: "[") else { return nil }
        repeat {
            index &+= 1
            let first = index
            var value = 0
            while index < end, index &- first < 10, span[index] &- 0x30 < 10 {
                value = value &* 10 &+ Int(span[index] &- 0x30)
                index &+= 1
            }
            let digits = index &- first
            guard index < end, digits > 0, digits < 10, digits == 1 || span[first] != 0x30 else { return nil }
            numbers.append(value)
        } while span[index] == UInt8(ascii: ",")
        return span[index] == UInt8(ascii: "]") ? index &+ 1 : nil
    }

    /// Writes the bytes that a string or key stands for from a place of an array on, and steps behind them; makes room
    /// where there is none.
    package func write(_ text: JSONStringRange, to target: inout [UInt8], at place: inout Int) {
        if text.isEscaped { return write(unescapedBytes(text)[...], to: &target, at: &place) }
        let (begin, count) = (text.range.lowerBound, text.range.count)
        // Words are short: one vector holds them, and what is too much of it is written over.
        guard count <= ByteBlock.size, place + ByteBlock.size <= target.count, begin + ByteBlock.size <= bytes.count
        else { return write(bytes[text.range], to: &target, at: &place) }
        var room = target.mutableSpan
        ByteBlock(bytes.span, at: begin).store(into: &room, at: place)
        place += count
    }

    private func write(_ content: ArraySlice<UInt8>, to target: inout [UInt8], at place: inout Int) {
        let missing = place + content.count + ByteBlock.size - target.count
        if missing > 0 { target += repeatElement(0, count: max(missing, target.count)) }
        target.replaceSubrange(place..<place + content.count, with: content)
        place += content.count
    }
}
