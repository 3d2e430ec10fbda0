import Papers
import ReadableText

extension WrittenIdentifier {
    /// The number in `arXiv preprint arXiv:2203.05794`, `abs/2203.05794`, `\url{https://arxiv.org/abs/2203.05794}`: a
    /// word that says that it is arXiv's; nil where there is none.
    init?(arXivWithin text: String) {
        let words = text.bytes.split { " ,;{}[]()".utf8.contains($0) }
        for word in words {
            let isPath = word.starts(with: "abs/".utf8)
            let plain = String(decoding: isPath ? word.dropFirst(4) : word, as: UTF8.self)
            guard isPath || plain.lowercased().bytes.firstRange(ofMark: "arxiv".utf8) != nil else { continue }
            guard let id = WrittenIdentifier(arXiv: plain) else { continue }
            self = id
            return
        }
        return nil
    }
}
