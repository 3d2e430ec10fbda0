import Papers

/// The lines of a page that belong to its frame and not to a paper.
enum PageFrame {
    /// Whether a line of single-spaced text is one of them.
    static func contains(_ text: String) -> Bool {
        if text.utf8.allSatisfy({ !isLetter($0) }) { return text.utf8.count <= 24 }
        guard text.utf8.count <= 90 else { return false }
        let lowered = text.lowercased()
        if lines.contains(lowered) || words.contains(lowered) { return true }
        if prefixes.contains(where: lowered.hasPrefix) { return true }
        return isCalendarHeading(lowered)
    }

    /// The line behind which the name of a person stands.
    static func announcesName(_ text: String) -> Bool { text.utf8.count == 12 && text.lowercased() == "submitted by" }

    /// The heading with which a page begins.
    static func isHeading(_ text: String) -> Bool { text.utf8.count == 12 && text.lowercased() == "daily papers" }

    /// Letters of any script: bytes above ASCII count, but for the signs that stand between the parts of a line.
    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0xC3 && byte != 0xE2)
    }

    /// `December 2025`, `Week 50`, `Week 50, 2025`: headings of the pages for longer periods.
    private static func isCalendarHeading(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "," }
        guard (2...3).contains(words.count),
            words.dropFirst().allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else {
            return false
        }
        return words[0] == "week"
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
