import PaperArchive
import Testing

@Suite struct ArchiveLocationTests {
    @Test(arguments: [
        ("flag.sqlite", ["TRENDS_ARCHIVE": "/e", "XDG_DATA_HOME": "/x", "HOME": "/h"], "flag.sqlite"),
        (nil, ["TRENDS_ARCHIVE": "/e", "XDG_DATA_HOME": "/x", "HOME": "/h"], "/e"),
        (nil, ["XDG_DATA_HOME": "/x/", "HOME": "/h"], "/x/trends/archive.sqlite"),
        (nil, ["HOME": "/h"], "/h/.local/share/trends/archive.sqlite"),
        ("", ["TRENDS_ARCHIVE": "", "XDG_DATA_HOME": "", "HOME": "/h"], "/h/.local/share/trends/archive.sqlite"),
        (nil, ["XDG_DATA_HOME": "relative", "HOME": "/h"], "/h/.local/share/trends/archive.sqlite"),
        (nil, ["HOME": "/"], "/.local/share/trends/archive.sqlite"),
        (nil, [:], "./.local/share/trends/archive.sqlite"),
    ])
    func followsFlagEnvironmentAndHome(flag: String?, environment: [String: String], expected: String) {
        #expect(ArchiveLocation.resolve(flag: flag, environment: environment) == expected)
    }
}
