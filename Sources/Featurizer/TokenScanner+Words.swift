extension TokenScanner {
    /// scikit-learn's default: every run of two or more word characters, in lower case. One sentence a text.
    mutating func scanWords(_ text: Span<UInt8>, into tokens: inout TokenBuffer) {
        tokens.endSentence()
        word.removeAll(keepingCapacity: true)
        var (characters, isASCII, position) = (0, true, 0)
        while position <= text.count {
            let byte = position < text.count ? text[position] : 0
            var length = 1
            var belongs = classes[Int(byte)] == .word || byte == UInt8(ascii: "_")
            if byte >= 0x80, let (scalar, bytes) = Scalars.decode(text, at: position) {
                belongs = Scalars.isLetterOrNumber(scalar)
                length = bytes
                isASCII = isASCII && !belongs
            }
            if belongs {
                for offset in 0..<length { word.append(text[position + offset]) }
                characters += 1
            } else {
                if characters >= 2 { tokens.append(lowercased(isASCII: isASCII)[...]) }
                word.removeAll(keepingCapacity: true)
                (characters, isASCII) = (0, true)
            }
            position += length
        }
    }

    private mutating func lowercased(isASCII: Bool) -> [UInt8] {
        guard isASCII else { return Array(String(decoding: word, as: UTF8.self).lowercased().utf8) }
        for index in word.indices where ByteClass.isUpper(word[index]) { word[index] |= 0x20 }
        return word
    }
}
