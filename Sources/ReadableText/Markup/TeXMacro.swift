/// What a TeX command does to a text, as far as reading it goes.
enum TeXMacro {
    /// Stands for a character or word, in text and in formulas.
    case symbol(String)
    /// Stands for a letter of a word (`\o`), in text only.
    case letter(String)
    /// Stands for a word of a formula that is kept apart from letters around it.
    case word(String)
    /// Shows its argument as text, like `\emph`.
    case text
    /// Shows its argument as a part of a formula, like `\mathbf`.
    case math
    /// Shows its argument as a word of a formula, like `\operatorname`.
    case operatorName
    /// Changes how the rest of its group is set, like `\em`.
    case fontSwitch
    /// Puts a mark on a letter of a formula.
    case mathAccent(Unicode.Scalar)
    /// Puts a mark on a letter of a text, like `\v`.
    case textAccent(Unicode.Scalar)
    /// Stands for nothing.
    case nothing
    /// Stands for nothing, and so does the full stop that may follow it: `\left.`
    case delimiter
    /// Stands for a space.
    case space
    /// Vanishes with so many arguments, like `\cite`.
    case dropped(Int)
    /// Shows the last of so many arguments, like `\href`.
    case last(Int)
    /// Shows its arguments with a space between them, like `\SI`.
    case quantity
    /// Shows its argument between two signs, like `\ket`.
    case enclosing(String, String)
    case fraction
    case binomial
    case root
    /// Is followed by a length, like `\kern`.
    case length
    /// Shows its argument, a number, in Roman numerals.
    case roman
    /// Strikes the sign out that follows.
    case negation
    /// Gives a character's number, like `\unicode{x2013}`.
    case character
}

extension TeXMacro {
    /// Commands that people define so often, and always alike, that they can be read.
    private static let abbreviations = [
        "eg": "e.g.", "ie": "i.e.", "etal": "et al.", "etc": "etc.", "aka": "a.k.a.", "wrt": "w.r.t.", "iid": "i.i.d.",
    ]

    private static let words = """
        arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf injlim ker lg liminf limsup lim \
        ln log max min Pr projlim sec sin \
        sinh sup tan tanh bmod mod choose argmax argmin poly polylog Tr
        """

    private static let texts = """
        text textbf textit texttt textsc textrm textsf textsl textmd textup textnormal emph mbox hbox underline \
        uline textsuperscript textsubscript \
        enquote textquote url path ac acs acl acf acp acsp gls Gls glspl Glspl acrshort acrlong acrfull keywords \
        nolinkurl texorpdfstring uppercase lowercase MakeUppercase mdseries centerline ensuremath hl sout
        """

    private static let maths = """
        mathrm mathcal mathbb Bbb frak mit slashed cancel mathbf mathit mathsf mathtt mathfrak mathscr mathds \
        mathbbm mathnormal boldsymbol bm pmb bold cal overline widebar \
        mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner boxed smash vec overrightarrow \
        overleftarrow overbrace underbrace \
        substack
        """

    private static let switches = """
        em bf it rm sf tt sc sl cal bfseries itshape rmfamily sffamily ttfamily scshape slshape upshape mdseries \
        normalfont mathrm boldmath tiny \
        scriptsize footnotesize small normalsize large Large LARGE huge Huge scriptstyle displaystyle textstyle \
        scriptscriptstyle
        """

    private static let nothings = """
        limits nolimits noindent indent centering protect relax allowbreak nonumber notag newline linebreak nobreak \
        mathstrut strut maketitle \
        boldmath unboldmath leavevmode xspace par ignorespaces unskip footnotemark faGithub
        """

    private static let delimiters =
        "left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr biggm Biggl Biggr Biggm"

    private static let citations = """
        cite citep citet citealp citealt citeauthor citeyear citeyearpar Citet Citep parencite textcite autocite \
        footcite nocite label ref eqref \
        autoref cref Cref pageref hspace vspace color thanks phantom hphantom vphantom bibliography \
        bibliographystyle includegraphics \
        index begin end
        """

    private static func names(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }

    /// All commands that are known.
    static let named: [String: TeXMacro] = {
        var table: [String: TeXMacro] = [:]
        for (name, text) in TeXSymbols.all { table[name] = .symbol(text) }
        for (name, text) in TeXSymbols.letters { table[name] = .letter(text) }
        for (name, text) in abbreviations { table[name] = .symbol(text) }
        for name in names(words) { table[name] = .word(name) }
        for name in names(texts) { table[name] = .text }
        for name in names(maths) where table[name] == nil { table[name] = .math }
        for name in names(switches) where table[name] == nil { table[name] = .fontSwitch }
        for name in names(nothings) { table[name] = .nothing }
        for name in names(delimiters) { table[name] = .delimiter }
        for name in names(citations) { table[name] = .dropped(1) }
        for (name, mark) in TeXAccents.marksInMath { table[name] = .mathAccent(mark) }
        for (name, mark) in TeXAccents.marksOfLetters { table[name] = .textAccent(mark) }
        for (name, macro) in others { table[name] = macro }
        return table
    }()

    private static let others: [String: TeXMacro] = [
        "frac": .fraction, "tfrac": .fraction, "dfrac": .fraction, "nicefrac": .fraction, "sfrac": .fraction,
        "cfrac": .fraction,
        "binom": .binomial, "tbinom": .binomial, "dbinom": .binomial, "sqrt": .root, "not": .negation,
        "unicode": .character,
        "operatorname": .operatorName, "operatornamewithlimits": .operatorName, "footnote": .enclosing(" (", ")"),
        "footnotetext": .enclosing(" (", ")"), "pmod": .enclosing(" (mod ", ")"), "ket": .enclosing("|", "⟩"),
        "bra": .enclosing("⟨", "|"),
        "braket": .enclosing("⟨", "⟩"), "expval": .enclosing("⟨", "⟩"), "abs": .enclosing("|", "|"),
        "norm": .enclosing("‖", "‖"),
        "set": .enclosing("{", "}"), "ceil": .enclosing("⌈", "⌉"), "floor": .enclosing("⌊", "⌋"), "ion": .quantity,
        "num": .quantity,
        "si": .quantity, "unit": .quantity,
        "href": .last(2), "hyperlink": .last(2), "textcolor": .last(2), "colorbox": .last(2), "stackrel": .last(2),
        "overset": .last(2),
        "underset": .last(2), "foreignlanguage": .last(2), "raisebox": .last(2), "hyperref": .last(1), "SI": .quantity,
        "qty": .quantity,
        "quad": .space, "qquad": .space, "space": .space, "hfill": .space, "item": .space, "over": .word("/"),
        "addtocounter": .dropped(2),
        "setcounter": .dropped(2), "rule": .dropped(2), "kern": .length, "mkern": .length, "raise": .length,
        "lower": .length,
        "hskip": .length, "vskip": .length, "mskip": .length, "romannumeral": .roman, "cal": .fontSwitch,
    ]
}
