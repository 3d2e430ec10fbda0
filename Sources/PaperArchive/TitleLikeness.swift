import Papers

/// What titles say of whether two papers are one.
enum TitleLikeness {
    /// Titles that begin alike by chance are shorter than this, in letters and digits.
    private static let telling = 12

    /// Whether nothing of two papers' titles speaks against their being one: they are the same but
    /// for case, punctuation and accents, or one of them is the beginning of the other, cut off or
    /// with a subtitle, and not too short to tell. Where one has no title, the beginnings of the
    /// abstracts are compared in the same way.
    ///
    /// Words are not weighed: of two titles that only resemble each other (`…, part 1`, `…, part
    /// 2`) two papers are the likelier.
    static func areAlike(_ title: String, _ abstract: String, _ otherTitle: String, _ otherAbstract: String) -> Bool {
        let (one, other) = (PaperFingerprint.reduced(title), PaperFingerprint.reduced(otherTitle))
        if !one.isEmpty, !other.isEmpty { return beginAlike(one, other) }
        let (begin, otherBegin) = (PaperFingerprint.reduced(abstract), PaperFingerprint.reduced(otherAbstract))
        return begin.isEmpty || otherBegin.isEmpty || beginAlike(begin, otherBegin)
    }

    private static func beginAlike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        if short.count == long.count { return short == long }
        return short.count >= telling && long.starts(with: short) && !generic.contains(short)
    }

    /// The words of a title, in letters and digits alone.
    static func words(_ title: String) -> [[UInt8]] {
        title.unicodeScalars.split(whereSeparator: separates).map { PaperFingerprint.reduced(String(Substring($0))) }
    }

    /// Whether a scalar stands between words: no letter, no number, and no mark on one.
    private static func separates(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return !properties.isAlphabetic && properties.numericType == nil && !properties.isGraphemeExtend
    }

    /// Whether a title is one that many papers have, or none at all, and so by itself shows nothing.
    static func isGeneric(_ title: String) -> Bool {
        // The longest of them has fewer letters.
        if title.utf8.count > 80 { return false }
        let reduced = PaperFingerprint.reduced(title)
        return reduced.isEmpty || generic.contains(reduced)
    }

    /// In letters and digits alone.
    private static let generic = Set(titles.split(separator: "·").map { PaperFingerprint.reduced(String($0)) })

    private static let titles = """
        Editorial · Editorials · Guest editorial · Editorial introduction · Editorial note · Editorial board
        · Editors' note · Editor's note · Note from the editor · From the editor · From the editors · From
        the editor-in-chief · From the guest editors · Guest editors' introduction · Guest editor's
        introduction · Introduction · Introduction to the special issue · Introduction to the special
        section · Introduction to this special issue · Special issue · Preface · Foreword · Prologue ·
        Epilogue · Afterword · Erratum · Errata · Corrigendum · Corrigenda · Correction · Corrections ·
        Addendum · Retraction · Retraction note · Retraction notice · Retracted article · Withdrawn ·
        Publisher correction · Author correction · Expression of concern · Table of contents · Contents ·
        Index · Author index · Subject index · Front matter · Back matter · Front cover · Back cover · Cover
        · Title page · Copyright · Copyright page · Masthead · Book review · Book reviews · Review · Reviews
        · Letter · Letters · Letter to the editor · Letters to the editor · Comment · Comments · Commentary
        · Discussion · Reply · Response · Authors' reply · Author's reply · Acknowledgements ·
        Acknowledgments · Acknowledgement to reviewers · List of reviewers · Reviewers · Program committee ·
        Organizing committee · Organization · Committees · Welcome · Welcome message · Message from the
        chairs · Message from the general chairs · Message from the program chairs · Keynote · Keynotes ·
        Keynote address · Invited talk · Invited talks · Panel · Tutorial · Tutorials · Posters · Abstracts
        · Abstract · Summary · Overview · Conclusion · Conclusions · News · Announcement · Announcements ·
        Call for papers · Obituary · In memoriam · Untitled · No title · Title
        """
}
