import Testing

@testable import ReadableText

@Suite struct ReadableTextTests {
    private func expect(
        _ pairs: [(String, String)], _ markup: Markup = .plain, _ location: SourceLocation = #_sourceLocation
    ) {
        for (text, expected) in pairs {
            #expect(
                Array(ReadableText.make(text, markup).utf8) == Array(expected.utf8), "\(text)", sourceLocation: location
            )
        }
    }

    @Test("ordinary text stays") func ordinaryTextStays() {
        for text in [
            "", "A plain sentence.", "p < 0.05 and q > 3", "a_b and x^2", "$5 and $10", "from $5M to $10M, or $3.50/h",
            #"C:\new\table"#,
            "{0,1}",
            "AT&T, R&D, Q&A; and H&E;", "<think>, </think>, <image>, <s> and <|endoftext|>", "Vec<T>, map<string, int>",
            "if (a < b && c > d) x--;",
            "git commit --amend -m x", "about ~20% (z~2.56), SNR~10, 2~3, X~N(0,1)", "run `make` or `a`",
            "the users' and the writers'",
            "a typewriter's -- or somebody's--dash, ~5",
            "`unclosed and ``", "it costs 5$", "$HOME/$USER and $PATH:$LIB", #"\method and \ours reach 3"#,
            #"regexes \d+ and \b\w+\b, \3) too"#,
            "https://example.org/a--b/~user?x=1&y=2", "| a |---| b |", "the <b> token", "<a, b> pairs", "&unknown; &;",
            #"\\server\share"#,
            "a – b",
        ] {
            #expect(ReadableText.make(text, .plain) == text)
        }
    }

    @Test("accents") func accents() {
        expect([
            (
                #"caf\'e, na\"ive, \"{o}, \`a, \^o, \~n, Fran\c{c}ois, \v{S}koda, Erd\H{o}s, \.Z\.I"#,
                "café, naïve, ö, à, ô, ñ, François, Škoda, Erdős, \\.Zİ"
            ),
            (#"\o, \O, \l, \ss{}, \aa, \AE, \i"#, "ø, Ø, ł, ß, å, Æ, ı"),
            (#"S\o ren, {\"o}, {\o}, {\' a}, \'{\i}, \'\i n, K\"{a}hler"#, "Søren, ö, ø, á, í, ín, Kähler"),
            (#"Kova\v cevic, \v Cech, \'{c}'s"#, "Kovačevic, Čech, ć's"),
            (
                #"the model\'s, the users\' wish, don\'t, \"quoted words\", \"Uber"#,
                #"the model's, the users' wish, don't, "quoted words", Über"#
            ),
            (#"\b{eta} and \d{elta}, {\alpha}-{\pi}"#, "β and δ, α-π"),
        ])
    }

    @Test("typography") func typography() {
        expect([
            ("``quoted words'' and `single' ones", "“quoted words” and ‘single’ ones"),
            ("a ``stress test\" here", "a “stress test” here"),
            (#"one -- two, three--four, 1990---2000, 5\% --x y--"#, "one – two, three–four, 1990—2000, 5% --x y--"),
            (
                "Figure~2 of~10, model~(LM), e.g.~this, 13~mm, et al.~(2020)",
                "Figure 2 of 10, model (LM), e.g. this, 13 mm, et al. (2020)"
            ),
            (##"10\% \& \_ \# \$5 \{a\}"##, "10% & _ # $5 {a}"),
            (#"task\-specific, dis\-cre\-tion"#, "task-specific, discretion"),
            (#"1\,000 by\ hand, e.g.\@ this, 3\@4"#, "1 000 by hand, e.g. this, 3@4"),
        ])
    }

    @Test("commands of text") func commandsOfText() {
        expect([
            (#"\textbf{bold \emph{and} more} \texttt{code} \textsc{Name}"#, "bold and more code Name"),
            (#"{\em words} and {\bf more}, {\it{inner}}, \it{foo}"#, "words and more, inner, foo"),
            (#"at \url{https://a.org/b_c} and \href{https://a.org}{here}"#, "at https://a.org/b_c and here"),
            (#"as known \cite{a,b}. Others~\citep[p.~3]{c} (\cite{d}) say"#, "as known. Others say"),
            (#"code\footnote{At our site.} is"#, "code (At our site.) is"),
            (#"\ours{} and \eg, \ie~this, \etal. \romannumeral 4)"#, #"\ours and e.g., i.e. this, et al. iv)"#),
            (#"\textcolor{red}{red} \unicode{x2013} 6 {\deg}"#, "red – 6 °"),
            (#"\pi\pi scattering with \mathcal{O}(n)"#, "ππ scattering with O(n)"),
            (#"an unclosed \textbf{word"#, #"an unclosed \textbf{word"#),
        ])
    }

    @Test("formulas") func formulas() {
        expect([
            (
                #"$\mathcal{O}(n^{2})$, $10^{-3}$, $x_{ij}$, $x_{i,j}$, $n^{k+1}$, $2^{128}$"#,
                "O(n^2), 10^-3, x_ij, x_(i,j), n^(k+1), 2^128"
            ),
            (#"\(x \le y\), \[a \ne b\], $$E=mc^2$$"#, "x ≤ y, a ≠ b, E=mc^2"),
            (
                #"$\frac{a+b}{c}$ $\frac12$ $2\frac{1}{3}$ $\frac{1}{2n}$ $\binom{n}{k}$"#,
                "(a+b)/c 1/2 2 1/3 1/(2n) (n choose k)"
            ),
            (#"$\sqrt{x}$ $\sqrt{n+1}$ $\sqrt[3]{x}$ $\sqrt{10}$"#, "√x √(n+1) ∛x √10"),
            (
                #"$n\log n$ $\log\epsilon$ $\log_2 n$ $\operatorname*{arg\,max}_x f$"#,
                "n log n log ε log_2 n arg max_x f"
            ),
            (#"$\left(\frac{1}{2}\right)$ $\bigl[ x \bigr]$ $\left.x\right|_0$"#, "(1/2) [x] x|_0"),
            (#"$\alpha\times\beta \approx \infty, \sim 5, \to, \ldots$"#, "α×β≈∞, ∼ 5, →, …"),
            (#"$\hat{x}$ $\tilde O(\sqrt T)$ $\bar\nu_e$ $\widehat{AB}$"#, "x\u{302} Õ(√T) ν\u{304}_e AB"),
            (#"$x\not\in A$ $a\not=b$ $\mathbb{R}^d$ $f_{\rm NL}$ ${\cal N}=4$"#, "x∉ A a≠b R^d f_NL N=4"),
            (
                #"TiSe$_{2}$, $^{13}$C, 24$^{\mathrm{th}}$, 90$^\circ$, $f'$, 10$^{-3}$"#,
                "TiSe2, 13C, 24th, 90°, f', 10^-3"
            ),
            (#"$k$-means, p$<$0.05, $2$--$3$, $\textbf{L}$ex, ${\sim}800$K"#, "k-means, p<0.05, 2–3, Lex, ∼800K"),
            (#"$ N $ and $ t > 1 $, $n,$ then $k-$means"#, "N and t > 1, n, then k-means"),
            (#"$\F$ and $\foo bar$ and $x\foo y$"#, "F and foo bar and x foo y"),
            (#"$a &lt; b$, $\ket{0}$, $1.4\,M_\odot$"#, "a < b, |0⟩, 1.4 M_⊙"),
            (#"costs \$5 for $n=3$ and $7 more"#, "costs $5 for n=3 and $7 more"),
        ])
    }

    @Test("html in plain text") func htmlInPlainText() {
        expect([
            ("x &lt; y &amp; z, caf&eacute;, &#39;a&#x27; &mdash; &nbsp;b", "x < y & z, café, 'a' — b"),
            ("&#0;&#7;a&#xD800;&#99999999;&#1114112;&#146;", "a\u{FFFD}\u{FFFD}\u{FFFD}’"),
            ("H<sub>2</sub>O, 10<sup>-3</sup>, 7<sup>th</sup>", "H2O, 10^-3, 7th"),
            ("<p>One.</p><p>Two<br/>three</p><jats:p>Four</jats:p>", "One. Two three Four"),
            (#"<i>a</i> <a href="https://a.org/?x=1&amp;y">b</a> <b>c</b><!-- no --> d"#, "a b c d"),
            ("twice &amp;lt;p&amp;gt;escaped&amp;lt;/p&amp;gt;", "twice escaped"),
        ])
    }

    @Test("LaTeX throughout") func latexThroughout() {
        expect(
            [
                (
                    #"{C}hinese {BERT}: {{D}eep} Nystr{\"o}m, \{0,1\}, a~b, one--two"#,
                    "Chinese BERT: Deep Nyström, {0,1}, a b, one–two"
                ),
                (#"don\textquoteright t {\LaTeX} \& $x_{i}$ dis\-crete {open"#, "don’ t LaTeX & x_i discrete open"),
                ("plain", "plain"),
            ], .latex)
    }

    @Test("html throughout") func htmlThroughout() {
        expect(
            [
                (
                    "<div class='x'><custom>One</custom> &amp; two</div><script>a < b</script><style>p {}</style> "
                        + "three",
                    "One & two three"
                ),
                ("3 < 4, &lt;think&gt; stays, m<sup>2</sup> <!-- gone --> $n^{2}$", "3 < 4, <think> stays, m^2 n^2"),
                ("<!DOCTYPE html><title>T</title>x", "T x"),
            ], .html)
    }
}
