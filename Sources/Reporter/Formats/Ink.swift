/// Emphasis on a terminal, by the escape sequences of ECMA-48; without colour, the text itself and nothing else.
struct Ink {
    let color: Bool

    func strong(_ text: String) -> String { set("1", text) }
    func faint(_ text: String) -> String { set("2", text) }
    func bar(_ text: String) -> String { set("36", text) }
    func risen(_ text: String) -> String { set("1;32", text) }
    func fallen(_ text: String) -> String { set("1;31", text) }

    private func set(_ code: String, _ text: String) -> String {
        color && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
