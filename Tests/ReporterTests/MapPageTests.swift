import Foundation
import Papers
import Testing

@testable import Reporter

@Suite struct MapPageTests {
    private func hexadecimal(_ text: String) -> String {
        SHA256.digest(of: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func object(_ text: String) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(value as? [String: Any])
    }

    @Test("SHA-256 gives the digests of the standard's examples") func digests() {
        #expect(hexadecimal("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(hexadecimal("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            hexadecimal("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            hexadecimal(String(repeating: "a", count: 1_000))
                == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
    }

    @Test("the page is well-formed, forbids all but its one script, and asks for nothing") func page() throws {
        let html = MapPage(SampleMap.map(300)).html
        let page = try WellFormed(html)
        let policy = try #require(
            page["meta"].compactMap { $0.attributes["content"] }.first { $0.contains("default-src") })
        #expect(policy.hasPrefix("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"))
        let scripts = page["script"]
        #expect(scripts.map { $0.attributes["type"] } == ["application/json", nil])
        let start = try #require(html.range(of: "<script>"))
        let end = try #require(html.range(of: "</script>", range: start.upperBound..<html.endIndex))
        let body = String(html[start.upperBound..<end.lowerBound])
        #expect(policy.hasSuffix("'sha256-\(Base64.encoded(SHA256.digest(of: Array(body.utf8))))'"))
        #expect(!html.contains("src=") && !html.contains("@import") && !html.contains("url("))
        #expect(page["canvas"].isEmpty && page["svg"].count == 3)
    }

    @Test("hostile texts are no markup and no script", arguments: [1, 2, 3, 4, 5]) func hostile(seed: Int) throws {
        let html = MapPage(SampleMap.hostile(80, seed: seed)).html
        let page = try WellFormed(html)
        #expect(page["script"].count == 2 && page["img"].isEmpty)
        #expect(
            html.components(separatedBy: "<script").count == 3 && html.components(separatedBy: "</script").count == 3)
        for scalar in html.unicodeScalars {
            #expect(scalar.value != 0x2028 && scalar.value != 0x202E && scalar.value != 0x1B)
        }
        let data = try #require(page["script"].first?.text)
        let document = try object(data)
        let titles = try #require(document["titles"] as? String).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(titles.count == 80)
        #expect(titles.allSatisfy { $0.contains("</script><script>document.title='owned'</script>") })
    }

    @Test("15,000 papers stay under two megabytes", arguments: [40, 400]) func size(length: Int) {
        let map = SampleMap.map(15_000, regions: 40) { number in
            "\(number) " + String(repeating: number % 3 == 0 ? "\"量\" & <b> " : "Sparse attention ", count: length / 10)
        }
        let bytes = MapPage(map).html.utf8.count
        #expect(bytes < 2_000_000, "\(bytes)")
        #expect(MapPicture(map).svg.utf8.count < 300_000)
    }

    @Test("data say where each paper lies, when it came and under what it is filed") func data() throws {
        let map = SampleMap.map(100)
        let document = try object(MapData(map).json.compact)
        func words(_ key: String) throws -> [Int] {
            let text = try #require(document[key] as? String)
            let bytes = try #require(Data(base64Encoded: text))
            return stride(from: 0, to: bytes.count, by: 2).map { Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8 }
        }
        let (places, days, inside) = (try words("places"), try words("days"), try words("inside"))
        let first = try #require(document["firstDay"] as? Int)
        #expect(CalendarDay(daysSinceEpoch: first).weekday == CalendarDay(iso: "2026-06-01")?.weekday)
        for (number, point) in map.points.enumerated() {
            #expect(abs(Double(places[2 * number]) / 65_535 - Double(point.x)) < 1e-4)
            #expect(abs(Double(places[2 * number + 1]) / 65_535 - Double(point.y)) < 1e-4)
            #expect(days[number] == (point.day.map { $0.daysSinceEpoch - first + 1 } ?? 0))
            #expect(inside[number] == point.region)
        }
        #expect((document["weeks"] as? [String])?.count == ((map.days?.upperBound.daysSinceEpoch ?? 0) - first) / 7 + 1)
    }

    @Test("the picture has a dot for each paper, and names that do not overlap") func picture() throws {
        let map = SampleMap.map(60)
        let picture = try WellFormed(MapPicture(map).svg)
        let dots = picture["path"].compactMap { $0.attributes["d"] }.joined()
        #expect(dots.components(separatedBy: "h0").count - 1 == 60)
        #expect(picture["text"].count == 6)
        let crowded = MapLabels(SampleMap.map(400, regions: 60), width: 400, height: 300, limit: 60).labels
        #expect(crowded.count > 5 && crowded.count < 60)
    }

    @Test("a map of nothing is a page too") func nothing() throws {
        let map = PaperMap(
            points: [], regions: [], topics: [], height: 0, fingerprint: "0", made: CalendarDay(daysSinceEpoch: 0))
        _ = try WellFormed(MapPage(map).html)
        _ = try WellFormed(MapPicture(map).svg)
        #expect(MapCSV(map).text == "id,title,day,x,y,topic,cluster,name\r\n")
    }

    @Test("cells of the table are no formulas") func table() {
        var map = SampleMap.map(3)
        map.points[1].title = "=HYPERLINK(\"http://example.org\")"
        let lines = MapCSV(map).text.components(separatedBy: "\r\n")
        #expect(lines.count == 5)
        #expect(lines[2].contains(",\"'=HYPERLINK(\"\"http://example.org\"\")\","))
    }
}
