import Testing

@testable import PaperDesk

@Suite("Places where nothing is named") struct PlacesTests {
    @Test(
        "the archive is the one named, that of the environment, or lies in the data folder",
        arguments: [
            ("named.sqlite", ["TRENDS_ARCHIVE": "/e", "XDG_DATA_HOME": "/x", "HOME": "/h"], "named.sqlite"),
            (nil, ["TRENDS_ARCHIVE": "/e", "XDG_DATA_HOME": "/x", "HOME": "/h"], "/e"),
            (nil, ["XDG_DATA_HOME": "/x/", "HOME": "/h"], "/x/trends/archive.sqlite"),
            (nil, ["HOME": "/h"], "/h/.local/share/trends/archive.sqlite"),
            ("", ["TRENDS_ARCHIVE": "", "XDG_DATA_HOME": "", "HOME": "/h"], "/h/.local/share/trends/archive.sqlite"),
            (nil, ["XDG_DATA_HOME": "relative", "HOME": "/h"], "/h/.local/share/trends/archive.sqlite"),
            (nil, ["HOME": "/"], "/.local/share/trends/archive.sqlite"),
        ])
    func archive(named: String?, environment: [String: String], expected: String) throws {
        #expect(try Places(environment: environment).archive(named) == expected)
    }

    @Test(
        "archive, model, listings and taxonomy lie in one data folder",
        arguments: [
            ["XDG_DATA_HOME": "relative", "HOME": "/h"], ["HOME": "/h"], ["XDG_DATA_HOME": "", "HOME": "/h/"],
        ])
    func oneFolder(environment: [String: String]) throws {
        let places = Places(environment: environment)
        #expect(places.dataFolder == "/h/.local/share/trends")
        #expect(try places.archive() == "/h/.local/share/trends/archive.sqlite")
        #expect(try places.learnedModel() == "/h/.local/share/trends/models/topics.model")
        #expect(try places.listingFolder() == "/h/.local/share/trends/listings")
    }

    @Test(
        "a home folder that is missing, empty or relative is looked up in the password database",
        arguments: [[:], ["HOME": ""], ["HOME": "here"], ["HOME": ".", "XDG_DATA_HOME": "there"]])
    func homeOfTheUser(environment: [String: String]) throws {
        let folder = try #require(Places(environment: environment).dataFolder)
        #expect(folder.hasPrefix("/") && folder.hasSuffix("/.local/share/trends"))
        #expect(try Places(environment: environment).archive() == folder + "/archive.sqlite")
    }

    @Test("without any home folder only what lies there is missing") func noHome() throws {
        let places = Places(environment: ["TRENDS_ARCHIVE": "/a"], home: nil)
        #expect(places.dataFolder == nil)
        #expect(try places.archive() == "/a")
        #expect(throws: DeskError.noHome(wanted: "the archive")) {
            _ = try Places(environment: [:], home: nil).archive()
        }
        #expect(throws: DeskError.noHome(wanted: "the model")) { _ = try places.learnedModel() }
        #expect(throws: DeskError.noHome(wanted: "the folder of listings")) { _ = try places.listingFolder() }
        #expect(try Places(environment: ["XDG_DATA_HOME": "/x"], home: nil).archive() == "/x/trends/archive.sqlite")
    }
}
