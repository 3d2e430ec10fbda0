/// Folds regular English plurals, so that `agents` and `agent` are one term.
///
/// Method: the S-stemmer (Harman, "How effective is suffixing?", JASIS 42, 1991), with `-xes`,
/// `-ches`, `-shes` and `-sses` losing two letters.
enum Plurals {
    /// Shortens a lower-case word in place.
    static func fold(_ word: inout [UInt8]) {
        guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is"),
            !word.hasSuffix("-s")
        else { return }
        if word.hasSuffix("ies"), word.count > 4 {
            word.removeLast(3)
            word.append(UInt8(ascii: "y"))
        } else if word.hasSuffix("caches") || word.hasSuffix("niches") {
            // Their singulars end with an e, unlike those of the next group.
            word.removeLast()
        } else if word.hasSuffix("xes") || word.hasSuffix("ches") || word.hasSuffix("shes") || word.hasSuffix("sses") {
            word.removeLast(2)
        } else {
            word.removeLast()
        }
    }
}

extension [UInt8] {
    /// Whether the bytes end with an ASCII suffix.
    fileprivate func hasSuffix(_ suffix: String) -> Bool {
        count >= suffix.utf8.count && suffix.utf8.elementsEqual(self.suffix(suffix.utf8.count))
    }
}
