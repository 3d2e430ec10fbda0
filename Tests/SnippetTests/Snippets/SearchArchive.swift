import Listings
import PaperArchive
import Papers

/// Keeps the papers of a listing, and names those of the archive that have some words.
func keep(_ listing: Listing, inArchive path: String, today: CalendarDay, find words: String) throws -> [String] {
    let archive = try Archive(path: path, opening: .createIfMissing)
    try archive.save(
        listing.papers, source: listing.source, format: listing.format.name, importedOn: today,
        isSearch: listing.span == .search)
    let page = try archive.search(SearchQuery(words))
    return page.hits.map { "\($0.paper.paper.nameInArchive) \($0.title.text)" }
}
