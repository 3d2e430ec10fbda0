import Listings
import Papers

/// The titles of a listing, and what could not be read of it, each with its line and reason.
func titles(ofListing path: String) throws -> (read: [String], refused: [String]) {
    let listing = try ListingReader().read(path)
    return (listing.papers.map(\.title), listing.rejections.map(\.description))
}
