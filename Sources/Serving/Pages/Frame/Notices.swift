import Wording

/// What was just done, told on the page that one comes back to. The address says which of a few sentences it is, so that
/// nobody's link can put words of its own there.
enum Notices: String, CaseIterable {
    case label, not, undo, nothing, read, unread, good, bad, follow, unfollow, rollback, same, busy, cancel

    /// The names in an address that belong to it.
    static let names: Set<String> = ["done", "about"]

    /// The sentence, and what it is about where it is about something.
    func sentence(_ about: String) -> String {
        switch self {
        case .label: "Labelled: \(about). Your word stands at once; u takes it back."
        case .not: "Said: not \(about). Your word stands at once; u takes it back."
        case .undo: "Taken back: what you said last of its topics."
        case .nothing: "There was nothing to take back."
        case .read: "Marked as read."
        case .unread: "Marked as unread."
        case .good: "Marked as good: what is like it comes first."
        case .bad: "Marked as bad: what is like it comes last."
        case .follow: "You follow \(about): it stands first in every report."
        case .unfollow: "You follow \(about) no longer."
        case .rollback: "Another model is in force: \(about)."
        case .same: "Nothing has changed: that model is in force."
        case .busy: "Too much is waiting to be done; try again later."
        case .cancel: "Cancelled."
        }
    }

    /// As markup; empty where nothing was done.
    func markup(_ about: String) -> String { "<p class=\"notice\">\(Markup.text(sentence(about), limit: 240))</p>" }

    /// What the address of a page tells.
    static func markup(_ visit: Visit) -> String {
        guard let done = visit.value("done").flatMap(Notices.init) else { return "" }
        return done.markup(DisplayWidth.fitted(SafeText.line(visit.value("about") ?? "it"), to: 60))
    }

    /// An address with the notice on it, in place of another one.
    static func added(_ notice: Notices, _ about: String, to back: String) -> String {
        let (page, fragment) = Self.cut(back, at: "#")
        let (path, query) = Self.cut(page, at: "?")
        let kept = query.split(separator: "&").filter { item in
            !names.contains(String(item.prefix { $0 != "=" }))
        }
        let own = PageAddress([], [("done", notice.rawValue)] + (about.isEmpty ? [] : [("about", about)])).text
        let all = kept.map(String.init) + [String(own.dropFirst(2))]
        return path + "?" + all.joined(separator: "&") + (fragment.isEmpty ? "" : "#" + fragment)
    }

    private static func cut(_ text: String, at sign: Character) -> (String, String) {
        guard let place = text.firstIndex(of: sign) else { return (text, "") }
        return (String(text[..<place]), String(text[text.index(after: place)...]))
    }
}
