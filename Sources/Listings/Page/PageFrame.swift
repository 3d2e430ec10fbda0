import Papers

/// The lines of a page that belong to its frame and not to a paper.
enum PageFrame {
    /// Whether a line of single-spaced text is one of them.
    static func contains(_ text: String) -> Bool {
        guard text.utf8.count <= 90 else { return false }
        if text.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic }) { return text.utf8.count <= 24 }
        let lowered = text.lowercased()
        if lines.contains(lowered) || words.contains(lowered) { return true }
        if prefixes.contains(where: lowered.hasPrefix) { return true }
        return isCalendarHeading(lowered)
    }

    /// The line behind which the name of a person stands.
    static func announcesName(_ text: String) -> Bool { text.utf8.count == 12 && text.lowercased() == "submitted by" }

    /// The heading with which a page begins.
    static func isHeading(_ text: String) -> Bool { text.utf8.count == 12 && text.lowercased() == "daily papers" }

    /// Whether a line is one sign, such as the point between authors and date.
    static func isMark(_ text: String) -> Bool {
        guard text.utf8.count <= 4, let sign = text.unicodeScalars.first, text.unicodeScalars.dropFirst().isEmpty else {
            return false
        }
        return !sign.properties.isAlphabetic && !(0x30...0x39).contains(sign.value)
    }

    /// Whether a line is the dash that stands in place of the number of votes.
    static func isDash(_ text: String) -> Bool { ["-", "–", "—", "−"].contains(text) }

    /// The number that a line is: `101`, `1,024`, `1.2k`; nil for any other.
    static func count(_ text: String) -> Int? {
        guard text.utf8.count <= 9 else { return nil }
        let isThousands = text.utf8.last.map { $0 | 0x20 } == UInt8(ascii: "k")
        let parts = (isThousands ? text.dropLast() : text[...]).utf8.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".")
        }
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }) else { return nil }
        let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        switch numbers.count {
        case 1: return isThousands ? numbers[0] * 1000 : numbers[0]
        case 2 where isThousands && parts[1].count == 1: return numbers[0] * 1000 + numbers[1] * 100
        case 2 where !isThousands && parts[1].count == 3: return numbers[0] * 1000 + numbers[1]
        default: return nil
        }
    }

    /// `December 2025`, `Week 50`, `Week 50, 2025`: headings of the pages for longer periods.
    private static func isCalendarHeading(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "," }
        guard (2...3).contains(words.count),
            words.dropFirst().allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else {
            return false
        }
        return words[0] == "week" || words[0] == "w"
            || (words.count == 2 && words[1].count == 4 && MonthName.number(word: words[0]) != nil)
    }

    private static let words: Set<String> = [
        "about", "api", "blog", "brand assets", "buckets", "careers", "changelog", "chat", "collections", "community",
        "company",
        "compute", "daily", "datasets", "docs", "documentation", "enterprise", "follow", "forum", "hugging face",
        "huggingface",
        "huggingchat", "inference endpoints", "join", "jobs", "log in", "log out", "login", "models", "monthly", "more",
        "new",
        "next", "organizations", "papers", "posts", "press", "previous", "pricing", "privacy", "resources", "share",
        "sign in",
        "sign up", "social", "solutions", "spaces", "status", "subscribe", "support", "system theme", "tasks", "terms",
        "terms of service", "today", "top", "tos", "trending", "trending papers", "twitter", "upvote", "upvoted",
        "upvotes",
        "view all", "website", "weekly", "weekly papers", "monthly papers", "github", "linkedin", "discord", "settings",
        "profile", "notifications", "inbox", "paper of the day", "arxiv", "arxiv page", "view arxiv page", "view pdf",
        "pdf",
        "project page", "hugging face's logo", "hugging face's logo hugging face", "search models, datasets, users...",
        "submit",
        "submit paper", "load more",
    ]

    private static let lines: Set<String> = [
        "get trending papers in your email inbox!", "get trending papers in your email inbox once a day!",
        "get trending papers in your email inbox", "by ak and the research community",
        "byak and the research community",
        "ak and the research community", "submitted by", "search any paper with ai", "search papers",
        "hugging face papers",
        "no papers yet", "back to top", "main navigation",
    ]

    private static let prefixes = [
        "#1 paper of", "#2 paper of", "#3 paper of", "view all ", "upvote ", "© ", "submitted by ", "previous ‹",
        "next ›", "+", "skip to ",
    ]
}
