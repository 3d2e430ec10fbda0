import Wording

/// How a text is laid out: where its lines end, and whether they have colours and links.
struct TextLook {
    let page: TextPage
    let isColored: Bool
    let isLinked: Bool

    func strong(_ text: String) -> String { set("1", text) }
    func faint(_ text: String) -> String { set("2", text) }

    /// A text that leads to an address, where links are wanted.
    func linked(_ text: String, to address: String?) -> String {
        guard isLinked, let address else { return text }
        return TerminalText.linked(text, to: address)
    }

    private func set(_ code: String, _ text: String) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
