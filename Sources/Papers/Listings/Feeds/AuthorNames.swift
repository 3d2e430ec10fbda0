/// Lists of names in one text, as feeds and mails have them.
enum AuthorNames {
    /// The names of `Ada Example, Cyd Model (1), and Dee Fiction ((1) Nowhere)`: what stands in brackets are affiliations.
    ///
    /// A comma within braces is LaTeX's.
    static func split(_ text: String) -> [String] {
        let parts = splitAtCommas(PaperText.singleSpaced(text))
        let names = parts.flatMap { part in (" " + part).split(separator: " and ").map { PaperText.singleSpaced(String($0)) } }
        return names.map { $0.hasPrefix("and ") ? String($0.dropFirst(4)) : $0 }.filter {
            $0.contains(where: \.isLetter) && $0 != "and" && $0 != "et al."
        }
    }

    private static func splitAtCommas(_ text: String) -> [String] {
        var parts = [""]
        var brackets = 0
        var braces = 0
        for character in text {
            switch character {
            case "(": brackets += 1
            case ")" where brackets > 0:
                brackets -= 1
                continue
            case "{": braces += 1
            case "}": braces -= 1
            default: break
            }
            if brackets > 0 { continue }
            if (character == "," || character == ";") && braces <= 0 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}
