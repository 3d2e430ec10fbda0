import Foundation
import Testing

/// A line of 300 MB is one bad record, and is not held in memory: the program gets 250 MB, and the
/// line alone would be more.
@Suite struct LongLineTests {
    @Test("a line of 300 MBIs rejected and the rest is read") func aLineOf300MBIsRejectedAndTheRestIsRead() throws {
        let place = try Workplace()
        // A sanitizer's own memory fits into no such bound.
        let script = #"""
            {
              printf '{"id":"1","title":"The first","abstract":"Boats."}\n{"id":"2","title":"'
              head -c 300000000 /dev/zero | tr '\0' a
              printf '"}\n{"id":"3","title":"The last","abstract":"Oars."}\n'
            } | { [ -n "${ASAN_OPTIONS-}${TSAN_OPTIONS-}" ] || ulimit -d 250000 && "$TRENDS" import -; }
            """#
        let outcome = try place.shell(script)
        outcome.expectSuccess()
        #expect(outcome.output == "3 read · 2 new · 0 already known · 1 rejected · 0 years inferred\n")
        #expect(outcome.errors.contains("standard input:2: ") && outcome.errors.contains("longer than"))
    }
}
