import Testing

@testable import ReadableText

@Suite struct TeXTablesTests {
    @Test("every symbol is a name and a sign") func everySymbolIsANameAndASign() {
        #expect(TeXSymbols.all.count > 350)
        for (name, sign) in TeXSymbols.all {
            #expect(name.utf8.allSatisfy(ASCII.isLetter), "\(name) \(sign)")
            #expect(!sign.isEmpty && sign.count <= 7)
        }
        #expect(TeXSymbols.all["alpha"] == "α" && TeXSymbols.all["rightarrow"] == "→" && TeXSymbols.all["sim"] == "∼")
    }

    @Test("every entity is a name and a character") func everyEntityIsANameAndACharacter() {
        #expect(HTMLEntities.named.count == 253)
        for (name, text) in HTMLEntities.named {
            #expect(text.count <= 1 && name.utf8.allSatisfy(ASCII.isAlphanumeric), "\(name)")
        }
        #expect(
            HTMLEntities.named["eacute"] == "é" && HTMLEntities.named["yuml"] == "ÿ"
                && HTMLEntities.named["diams"] == "♦")
        #expect(HTMLEntities.named["iexcl"] == "¡" && HTMLEntities.named["rang"] == "⟩")
    }

    /// The pairs of letters are Unicode's compositions: apart, they are the letter and the mark.
    @Test("every accent is its letter and its mark") func everyAccentIsItsLetterAndItsMark() {
        let marks = TeXAccents.marksOfLetters.values + "`'^~=.\"".utf8.compactMap(TeXAccents.mark(ofSign:))
        var count = 0
        for mark in Set(marks) {
            for letter in UInt8(ascii: "A")...UInt8(ascii: "z") {
                guard let text = TeXAccents.composed(letter, mark) else { continue }
                count += 1
                #expect(text == String(Character(Unicode.Scalar(letter))) + String(Character(mark)))
                #expect(text.unicodeScalars.count == 1)
            }
        }
        #expect(count > 300)
    }

    @Test("numbers of characters") func numbersOfCharacters() {
        let character = { (text: String) in HTMLEntities.character(Array(text.utf8)[...]) }
        #expect(character("65") == "A" && character("x41") == "A" && character("X2f") == "/" && character("128") == "€")
        #expect(
            character("") == nil && character("x") == nil && character("-5") == nil && character("+5") == nil
                && character("1a") == nil)
        #expect(
            character("10") == " " && character("1") == "" && character("127") == "" && character("55296") == "\u{FFFD}"
        )
        #expect(character("4294967296") == nil)
    }
}
