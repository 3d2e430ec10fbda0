import PaperDesk
import Papers
import Wording

/// What a reader says of one paper by the buttons of its form.
struct PaperSaying {
    let id: String
    let visit: Visit

    /// Says it, and leads back; or gives the paper's part of the page as it is now, where a script asks for that alone.
    func answer(_ fields: SentForm) throws -> HTTPResponse {
        let (notice, about) = try say(fields)
        if visit.request.headers["x-part"] == "card" { return try part(notice, about, fields) }
        return ChangeRoutes.back(fields, or: PageAddress.paper(id).text, notice, about)
    }

    private func say(_ fields: SentForm) throws -> (Notices, String) {
        let said = fields["say"] ?? ""
        switch said {
        case "label", "not":
            guard let topic = fields["topic"] else { throw ChangeFault.missing("a topic") }
            let isAbout = said == "label"
            _ = try visit.desk.label(
                LabelRequest(
                    paper: id, topics: isAbout ? [topic] : [], not: isAbout ? [] : [topic], archive: visit.archive))
            return (isAbout ? .label : .not, topic)
        case "undo":
            let taken = try visit.desk.label(LabelUndoRequest(id, archive: visit.archive)).takenBack ?? []
            return (taken.isEmpty ? .nothing : .undo, "")
        default:
            guard let mark = PaperMark.Kind(rawValue: said), let notice = Notices(rawValue: said) else {
                throw ChangeFault.unknown(said)
            }
            _ = try visit.desk.mark([id], mark, in: visit.archive)
            return (notice, "")
        }
    }

    private func part(_ notice: Notices, _ about: String, _ fields: SentForm) throws -> HTTPResponse {
        let answer = try visit.desk.paper(PaperRequest(id, model: visit.model, archive: visit.archive))
        var asked = visit
        asked.cameFrom = fields["back"].flatMap(PageAddress.back)
        let kind = fields["part"].flatMap(PaperForm.Part.init) ?? .card
        let html: String
        if kind == .head {
            html = PaperView.head(answer, asked)
        } else {
            let marks = Set(answer.history.marks.lastMarks.map(\.kind)).subtracting([.unread])
            let card = PaperCard(
                paper: answer.paper, topics: answer.topics, marks: marks, isAsked: kind == .asked)
            html = card.html(asked)
        }
        return HTTPResponse("text/html; charset=utf-8", notice.markup(SafeText.line(about)) + html)
    }
}
