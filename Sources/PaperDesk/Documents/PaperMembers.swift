import PaperArchive
import Papers
import Wording

extension Paper {
    /// The fields that a paper has in each document that lists some.
    var jsonMembers: [JSONText.Member] {
        [
            .init("id", .string(nameInArchive)), .init("title", .string(title)), .init("doi", JSONText(doi)),
            .init("listed", JSONText(listed?.description)),
            .init("published", JSONText(published?.description)),
            .init("authors", JSONText(authors)), .init("upvotes", JSONText(upvotes)),
        ]
    }
}
