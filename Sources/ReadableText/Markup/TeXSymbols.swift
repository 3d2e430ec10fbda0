/// The characters that TeX's commands stand for.
enum TeXSymbols {
    /// Letters of words: the space behind the command is TeX's.
    static let letters: [String: String] = [
        "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
        "AA": "Å", "i": "ı",
        "j": "ȷ",
        "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    ]

    /// Names and what they stand for.
    ///
    /// `\sim` is U+223C, the operator, and not the ASCII tilde, which could be read as a tie.
    /// Calligraphic and other variants are the plain letters.
    static let all: [String: String] = {
        var table: [String: String] = [:]
        for line in [greek, relations, operators, arrows, signs, texts] {
            let words = line.split(separator: " ")
            for place in stride(from: 0, to: words.count - 1, by: 2) {
                table[String(words[place])] = String(words[place + 1])
            }
        }
        return table
    }()

    private static let greek = """
        alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ \
        varkappa ϰ lambda λ mu μ nu ν xi ξ \
        omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω \
        Gamma Γ Delta Δ Theta Θ \
        Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω varGamma Γ varDelta Δ varTheta Θ varLambda Λ \
        varSigma Σ varPhi Φ varPsi Ψ \
        varOmega Ω digamma ϝ upmu μ textmu μ
        """

    private static let relations = """
        le ≤ leq ≤ leqslant ≤ leqq ≤ ge ≥ geq ≥ geqslant ≥ geqq ≥ ll ≪ gg ≫ ne ≠ neq ≠ approx ≈ approxeq ≊ sim ∼ \
        thicksim ∼ simeq ≃ cong ≅ \
        equiv ≡ propto ∝ asymp ≍ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ prec ≺ succ ≻ preceq ≼ succeq ≽ in ∈ \
        notin ∉ ni ∋ owns ∋ subset ⊂ \
        supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ mid | nmid ∤ parallel ∥ \
        perp ⊥ vdash ⊢ dashv ⊣ models ⊨ \
        vDash ⊨ Vdash ⊩ coloneqq ≔ triangleq ≜ doteq ≐ lt < gt > trianglelefteq ⊴ bowtie ⋈ because ∵ therefore ∴ \
        simlt ≲ simgt ≳ lsim ≲ gsim ≳ ltsim ≲ gtsim ≳
        """

    private static let operators = """
        times × div ÷ pm ± mp ∓ cdot · ast * star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ cap ∩ \
        cup ∪ sqcap ⊓ sqcup ⊔ \
        uplus ⊎ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ setminus ∖ smallsetminus ∖ sum ∑ prod ∏ coprod ∐ int ∫ iint \
        ∬ iiint ∭ oint ∮ bigcup ⋃ \
        bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigwedge ⋀ bigvee ⋁ bigsqcup ⨆ boxtimes ⊠ boxplus ⊞ rtimes ⋊ ltimes ⋉ wr ≀ \
        amalg ⨿ dagger † ddagger ‡ \
        triangle △ diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleright ▷ triangleleft ◁ texttimes × textpm ±
        """

    private static let arrows = """
        to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← longleftarrow ⟵ leftrightarrow ↔ longleftrightarrow ⟷ \
        Rightarrow ⇒ Longrightarrow ⟹ \
        implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺ uparrow ↑ downarrow ↓ updownarrow ↕ \
        Uparrow ⇑ Downarrow ⇓ mapsto ↦ \
        longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ \
        rightleftharpoons ⇌ nearrow ↗ searrow ↘ \
        swarrow ↙ nwarrow ↖ rightsquigarrow ⇝ leadsto ⇝ twoheadrightarrow ↠ nrightarrow ↛ textrightarrow → \
        textleftarrow ← circlearrowright ↻ xrightarrow → xleftarrow ←
        """

    private static let signs = """
        infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ angle ∠ ell ℓ hbar \
        ℏ hslash ℏ Re ℜ Im ℑ wp ℘ \
        aleph ℵ beth ℶ imath ı jmath ȷ prime ′ degree ° sharp ♯ flat ♭ natural ♮ surd √ square □ Box □ blacksquare ■ \
        Diamond ◇ lozenge ◊ \
        bigstar ★ bigcirc ◯ odot ⊙ checkmark ✓ spadesuit ♠ heartsuit ♥ clubsuit ♣ diamondsuit ♦ ldots … dots … cdots \
        ⋯ vdots ⋮ ddots ⋱ dotsc … \
        dotsb ⋯ dotsm ⋯ hdots … langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lbrace { rbrace } lbrack [ \
        rbrack ] vert | lvert | rvert | \
        Vert ‖ lVert ‖ rVert ‖ llbracket ⟦ rrbracket ⟧ backslash \\ colon : la ⟨ ra ⟩ complement ∁ mho ℧ sun ☉ odot \
        ⊙ degr ° arcdeg ° arcmin ′ arcsec ″ micron μm angstrom Å dag † ddag ‡
        """

    private static let texts = """
        textbackslash \\ textasciitilde ~ textasciicircum ^ textbar | textless < textgreater > textdollar $ \
        textunderscore _ textbraceleft { \
        textbraceright } textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotedbl " \
        textquotesingle ' lq ‘ rq ’ \
        textendash – textemdash — textellipsis … textbullet • textdegree ° textregistered ® textcopyright © \
        copyright © texttrademark ™ textsection § \
        textparagraph ¶ pounds £ textsterling £ texteuro € euro € textcent ¢ textyen ¥ textperthousand ‰ \
        textpertenthousand ‱ textonehalf ½ \
        textonequarter ¼ textthreequarters ¾ textordfeminine ª textordmasculine º guillemotleft « guillemotright » \
        guilsinglleft ‹ guilsinglright › \
        quotedblbase „ quotesinglbase ‚ textdagger † textdaggerdbl ‡ textasciigrave ` TeX TeX LaTeX LaTeX LaTeXe \
        LaTeX2e BibTeX BibTeX slash / msun M⊙ Msun M⊙ lsun L⊙ Lsun L⊙ rsun R⊙ Rsun R⊙ kms km/s and and \
        lbrace { rbrace } circledR ® S § textnumero №
        """
}
