import Foundation
import PaperArchive
import Papers
import Testing

@Test func makeMuseum() throws {
    let archive = try Archive(path: "/tmp/hb/.build/scratch/schema-10.sqlite", opening: .createIfMissing)
    try InventedArchive.fill(archive)
    try InventedArchive.label(archive)
    try InventedArchive.follow(archive)
    try InventedArchive.propose(archive)
    let friday = try day("2025-12-12")
    try archive.note([DayList(series: "daily-papers", day: friday, askedOn: friday, papers: 2, isSettled: false)])
    try archive.close()
}
