/// The keys, for whoever does not know them; they need the script.
struct KeysView: PageView {
    private static let keys = [
        ("j", "the next paper"), ("k", "the one before"), ("o", "open it"), ("/", "search"),
        ("l", "label it with the topic in its field"), ("n", "say that it is not that topic"),
        ("u", "take back what was said last"), ("g", "mark it as good"), ("?", "show these keys"),
    ]

    func page() throws -> Page {
        let rows = Self.keys.map { ("<kbd>\($0)</kbd>", $1) }.map { "<dt>\($0)</dt><dd>\($1)</dd>" }
        return Page(title: "Keys", body: "<section><dl>\(rows.joined(separator: "\n"))</dl></section>")
    }
}
